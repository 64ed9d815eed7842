import { actorIsOrganizer, challengeById, runsChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { Conflict, NotFound, NotSignedIn } from "#lib/errors.ts";
import { type Hold, lockTeams, selectMembers, type TeamRow } from "./queries.ts";

type Challenge = Awaited<ReturnType<typeof challengeById>>;
type Member = Awaited<ReturnType<typeof selectMembers>>[number];

export function memberId(ctx: Context): string {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	return ctx.actor.userId;
}

/** From its instant on, nobody of the challenge joins, leaves or merges. */
export const isFrozen = ({ teamsFreezeAt }: Pick<Challenge, "teamsFreezeAt">, now: Date): boolean =>
	teamsFreezeAt !== null && now >= teamsFreezeAt;

/** How the actor stands to a team, and how the team stands: what the policy must know. */
async function standingTo(ctx: Context, challenge: Challenge, team: TeamRow, members: Member[]) {
	const userId = ctx.actor.kind === "member" ? ctx.actor.userId : null;
	const own = members.find((one) => one.userId === userId);
	return {
		isTeamMember: own !== undefined,
		isCaptain: own?.role === "captain",
		isAlone: members.length === 1,
		isFull: members.length >= challenge.maxTeamMembers,
		isFrozen: isFrozen(challenge, ctx.now),
		isOpen: team.isOpen,
		isOrganizer: await actorIsOrganizer(ctx, challenge.id),
		runsIt: userId !== null && (await runsChallenge(ctx, challenge.id, [userId])),
		isBaseline: team.isBaseline,
	};
}

/** A team with its people and the actor's standing, as they are at the moment of reading. */
export async function teamWithFacts(ctx: Context, team: TeamRow) {
	const challenge = await challengeById(ctx, team.challengeId);
	const members = await selectMembers(ctx.db, team.id);
	return { team, challenge, members, facts: await standingTo(ctx, challenge, team, members) };
}

export type TeamWithFacts = Awaited<ReturnType<typeof teamWithFacts>>;

const gone = "This team has merged into another one meanwhile: reload the page.";

/** As `teamWithFacts`, and so it stays until the commit. Several are locked in one order. */
export async function lockedTeams(
	tx: Transaction,
	ctx: Context,
	teamIds: readonly string[],
	hold?: Hold,
): Promise<Map<string, TeamWithFacts>> {
	const locked = new Map<string, TeamWithFacts>();
	for (const team of await lockTeams(tx.db, teamIds, hold)) {
		if (team.mergedIntoId !== null) throw new Conflict(gone);
		locked.set(team.id, await teamWithFacts({ ...ctx, db: tx.db }, team));
	}
	return locked;
}

export async function lockedTeam(
	tx: Transaction,
	ctx: Context,
	teamId: string,
	hold?: Hold,
): Promise<TeamWithFacts> {
	const locked = (await lockedTeams(tx, ctx, [teamId], hold)).get(teamId);
	if (!locked) throw new NotFound("team");
	return locked;
}
