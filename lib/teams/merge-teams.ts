import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { happened } from "#lib/events/index.ts";
import { closeDoors } from "./depart.ts";
import { memberId, type TeamWithFacts } from "./facts.ts";
import { refuseMisfit } from "./merge-fits.ts";
import {
	buryTeam,
	moveMembers,
	moveMethod,
	moveSlots,
	selectMethodNames,
} from "./merge-queries.ts";
import { bumpBoards } from "./queries.ts";

/** A name that nothing in `taken` has: itself, or with a number behind it. */
export function freeName(name: string, taken: ReadonlySet<string>): string {
	if (!taken.has(name)) return name;
	let number = 2;
	while (taken.has(`${name} (${number})`)) number++;
	return `${name} (${number})`;
}

/** @returns the methods that have another name now, by the old one */
async function moveMethods(
	tx: Transaction,
	{ from, into }: { from: string; into: string },
): Promise<Record<string, string>> {
	const taken = new Set((await selectMethodNames(tx.db, into)).map(({ name }) => name));
	const renamed: Record<string, string> = {};
	for (const method of await selectMethodNames(tx.db, from)) {
		const name = freeName(method.name, taken);
		taken.add(name);
		if (name !== method.name) renamed[method.name] = name;
		await moveMethod(tx.db, { id: method.id, name, into });
	}
	return renamed;
}

/**
 * Makes one team of two locked ones that fit: people, methods with everything sent for them, attempts
 * and grants. The team that merged stays as a tombstone that leads to the other.
 */
export async function mergeTeams(
	tx: Transaction,
	ctx: Context,
	teams: { from: TeamWithFacts; into: TeamWithFacts; requestId: string },
): Promise<void> {
	const { from, into, requestId } = teams;
	await refuseMisfit(tx, { from, into });
	const two = { from: from.team.id, into: into.team.id };
	await moveMembers(tx.db, two);
	// Before the attempts: who ends a submission touches it first and then its attempt.
	const renamed = await moveMethods(tx, two);
	await moveSlots(tx.db, two);
	await buryTeam(tx.db, two);
	await closeDoors(tx, ctx, { teamId: two.from, by: memberId(ctx), except: requestId });
	const { challengeId } = into.team;
	await bumpBoards(tx, challengeId);
	await record(tx, ctx, {
		action: "team.merge",
		subject: { kind: "team", id: two.into },
		detail: {
			before: { from: two.from, fromMembers: from.members.map(({ userId }) => userId) },
			after: { into: two.into, renamed },
		},
	});
	const detail = { what: "merged", from: two.from };
	await happened(tx, ctx, { kind: "team.changed", challengeId, teamId: two.into, detail });
}
