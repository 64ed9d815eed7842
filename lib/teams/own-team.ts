import { actorIsOrganizer, readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound, NotSignedIn } from "#lib/errors.ts";
import type { Relation } from "#lib/policy/index.ts";
import { memberId } from "./facts.ts";
import { foundTeam } from "./found-team.ts";
import {
	displayName,
	selectIsMember,
	selectPerson,
	selectTeam,
	selectTeamOf,
	type TeamRow,
} from "./queries.ts";

/** The actor's team in a challenge, if there is one. */
export async function teamOfActor(ctx: Context, challengeId: string): Promise<TeamRow | null> {
	if (ctx.actor.kind !== "member") return null;
	return selectTeamOf(ctx.db, challengeId, ctx.actor.userId);
}

/** The actor's team in a challenge; a sentence where to get one for who has none. */
export async function requireTeam(ctx: Context, challengeSlug: string) {
	if (ctx.actor.kind === "visitor") throw new NotSignedIn();
	const challenge = await readChallenge(ctx, challengeSlug);
	const team = await teamOfActor(ctx, challenge.id);
	if (!team)
		throw new Conflict("You are in no team of this challenge: make one, or join one, first.");
	return { challenge, team };
}

/** The actor's team; a team of one is made, under the person's name, for who has none. */
export async function ensureTeam(ctx: Context, challengeId: string): Promise<TeamRow> {
	const userId = memberId(ctx);
	const own = await selectTeamOf(ctx.db, challengeId, userId);
	if (own) return own;
	const person = await selectPerson(ctx.db, userId);
	if (!person) throw new NotFound("account");
	const name = displayName(person);
	return inTransaction(async (tx) => {
		const team =
			(await foundTeam(tx, ctx, userId, { challengeId, name })) ??
			(await foundTeam(tx, ctx, userId, {
				challengeId,
				name: `${name} (${userId.slice(0, 8)})`,
			}));
		// Two browsers at once: the other one made the team; ours rolls back.
		if (team === null || team === "in a team") throw new TeamMadeElsewhere();
		return team;
	}).catch(async (error: unknown) => {
		const made =
			error instanceof TeamMadeElsewhere ? await selectTeamOf(ctx.db, challengeId, userId) : null;
		if (made) return made;
		throw error;
	});
}

class TeamMadeElsewhere extends Error {}

export async function teamPlaysIn(ctx: Context, teamId: string, challengeId: string) {
	return (await selectTeam(ctx.db, teamId))?.challengeId === challengeId;
}

/** How the actor stands to a team: what the policy must know. */
export async function relationTo(ctx: Context, teamId: string): Promise<Relation> {
	const team = await selectTeam(ctx.db, teamId);
	if (!team) throw new NotFound("team");
	if (ctx.actor.kind !== "member") return { isTeamMember: false, isOrganizer: false };
	const [isTeamMember, isOrganizer] = await Promise.all([
		selectIsMember(ctx.db, teamId, ctx.actor.userId),
		actorIsOrganizer(ctx, team.challengeId),
	]);
	return { isTeamMember, isOrganizer };
}
