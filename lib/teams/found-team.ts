import { record } from "#lib/audit/index.ts";
import { challengeById, runsChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { isFrozen } from "./facts.ts";
import {
	holdPerson,
	insertMember,
	insertTeam,
	lockTeams,
	selectDeserted,
	selectMembers,
	type TeamRow,
} from "./queries.ts";
import { withdrawOthersOf } from "./request-queries.ts";

type Wish = { challengeId: string; name: string; description?: string; isOpen?: boolean };

/**
 * The team that the person left as its last and had sent files with. Attempts are a team's, so
 * nobody gets new ones by walking out of a team and starting another.
 */
async function desertedTeam(
	tx: Transaction,
	challengeId: string,
	userId: string,
): Promise<TeamRow | null> {
	const teamId = await selectDeserted(tx.db, challengeId, userId);
	const [team] = teamId === null ? [] : await lockTeams(tx.db, [teamId]);
	if (!team || team.mergedIntoId !== null) return null;
	return (await selectMembers(tx.db, team.id)).length === 0 ? team : null;
}

/**
 * Makes a person the captain of a new team, or again of the one that they left empty.
 * @returns null when the name is taken; "in a team" when the person is in one of this challenge
 */
export async function foundTeam(
	tx: Transaction,
	ctx: Context,
	userId: string,
	wish: Wish,
): Promise<TeamRow | null | "in a team"> {
	if (!(await holdPerson(tx.db, userId))) throw new Conflict("This account was deleted.");
	const inside = { ...ctx, db: tx.db };
	const { challengeId } = wish;
	const deserted = await desertedTeam(tx, challengeId, userId);
	// Under the hold of the person, whom nobody makes an organizer meanwhile.
	authorize(ctx.actor, "team.create", {
		isFrozen: isFrozen(await challengeById(inside, challengeId), ctx.now),
		runsIt: await runsChallenge(inside, challengeId, [userId]),
		isBaseline: deserted?.isBaseline ?? false,
	});
	const team = deserted ?? (await insertTeam(tx.db, wish));
	if (!team) return null;
	const captain = { userId, role: "captain", joinedAt: ctx.now } as const;
	if (!(await insertMember(tx.db, team, captain))) return "in a team";
	await withdrawOthersOf(tx.db, { challengeId, userId, except: null, now: ctx.now });
	await record(tx, ctx, {
		action: deserted ? "team.return" : "team.create",
		subject: { kind: "team", id: team.id },
		detail: { before: null, after: { captain: userId } },
	});
	return team;
}
