import { record } from "#lib/audit/index.ts";
import { actorIsOrganizer, challengeById } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize, type Relation } from "#lib/policy/index.ts";
import {
	insertCaptain,
	insertTeam,
	selectDisplayName,
	selectIsMember,
	selectTeam,
	selectTeamOf,
	type TeamRow,
} from "./queries.ts";

/** The actor's team in a challenge, if there is one. */
export async function teamOfActor(ctx: Context, challengeId: string): Promise<TeamRow | null> {
	if (ctx.actor.kind !== "member") return null;
	return selectTeamOf(ctx.db, challengeId, ctx.actor.userId);
}

/** The actor's team; a team of one is made, under the person's name, for who has none. */
export async function ensureTeam(ctx: Context, challengeId: string): Promise<TeamRow> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	const own = await selectTeamOf(ctx.db, challengeId, userId);
	if (own) return own;
	const { teamsFreezeAt } = await challengeById(ctx, challengeId);
	const isFrozen = teamsFreezeAt !== null && ctx.now >= teamsFreezeAt;
	authorize(ctx.actor, "team.create", { isFrozen });
	const name = await selectDisplayName(ctx.db, userId);
	return inTransaction(async (tx) => {
		const team =
			(await insertTeam(tx.db, { challengeId, name })) ??
			(await insertTeam(tx.db, { challengeId, name: `${name} (${userId.slice(0, 8)})` }));
		if (team && (await insertCaptain(tx.db, team, userId))) {
			await record(tx, ctx, { action: "team.create", subject: { kind: "team", id: team.id } });
			return team;
		}
		// Two browsers at once: the other one made the team; ours rolls back.
		throw new TeamMadeElsewhere();
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
