import assert from "node:assert/strict";
import { test } from "node:test";
import { eq, type SQL, sql } from "drizzle-orm";
import { submissions } from "#drizzle/schema/submissions.ts";
import { teams } from "#drizzle/schema/teams.ts";
import { type Db, inTransaction } from "#lib/db/index.ts";
import {
	concludeScoring,
	concludeValidation,
	disqualifySubmission,
	withdrawSubmission,
} from "#lib/submissions/index.ts";
import { answerRequest, askToMerge, editTeam } from "#lib/teams/index.ts";
import { countQueries } from "#test/support/count-queries.ts";
import {
	asWorker,
	claim,
	databaseWithWorker,
	scoreNow,
	scoreOf,
	validateNow,
} from "#test/support/hands.ts";
import { teamOf, teamRow } from "#test/support/teams.ts";
import { untilWaiting } from "#test/support/until.ts";
import { method, openPhase, stateOf, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();

/** Two teams about to merge, and a submission of the one that goes, brought as far as it should be. */
async function aboutToMerge(as: "received" | "queued" | "scored") {
	const place = await openPhase();
	const { challenge } = place.slugs;
	const [from, into] = [await teamOf(place, "from"), await teamOf(place, "into")];
	const { id: methodId } = await method(from.captain, challenge);
	const submissionId = await submit(from.captain.at(), place.slugs, methodId);
	if (as !== "received") await validateNow(submissionId, key);
	if (as === "scored") await scoreNow(submissionId, key);
	const asked = await askToMerge(from.captain.at(), {
		challenge,
		team: into.number,
		message: "Shall we?",
	});
	const merge = () => answerRequest(into.captain.at(), { ...asked, answer: "accept" });
	return { place, from, into, submissionId, merge };
}

type Merging = Awaited<ReturnType<typeof aboutToMerge>>;

const words = { reason: "it was made by hand", appeal: "write to us within a week" };

/** What may end just as the teams merge, and where it leaves the submission. */
const ends = {
	"a worker's score": {
		as: "queued",
		async make({ submissionId }: Merging) {
			const held = await claim(submissionId, "score", key);
			const score = await scoreOf(held);
			return () => concludeScoring(asWorker(), held, score);
		},
		leads: "scored",
	},
	"a worker's rejection": {
		as: "received",
		async make({ submissionId }: Merging) {
			const held = await claim(submissionId, "validate", key);
			const verdict = { ok: false, problems: [], total: 0 } as const;
			return () => concludeValidation(asWorker(), held, verdict);
		},
		leads: "rejected",
	},
	"a withdrawal": {
		as: "scored",
		make:
			async ({ submissionId, from }: Merging) =>
			() =>
				withdrawSubmission(from.captain.at(), { submissionId }),
		leads: "withdrawn",
	},
	"a disqualification": {
		as: "scored",
		make:
			async ({ submissionId, place }: Merging) =>
			() =>
				disqualifySubmission(place.organizer.at(), { submissionId, ...words }),
		leads: "disqualified",
	},
} as const;

/**
 * Has two go as far as they come while somebody holds a row that both need, lets go, and asks that
 * both get through without either having to begin again.
 */
async function meet(held: SQL, [one, other]: [() => Promise<unknown>, () => Promise<unknown>]) {
	const begunAgain = await countQueries(async () => {
		const running: Promise<unknown>[] = [];
		await inTransaction(async ({ db }) => {
			await db.execute(held);
			running.push(one());
			await untilWaiting(1);
			running.push(other());
			await untilWaiting(2);
		});
		await Promise.all(running);
	}, "rollback");
	assert.equal(begunAgain, 0);
}

/** Each reads and writes what the other does; whichever comes first, both must come through. */
for (const [name, { as, make, leads }] of Object.entries(ends))
	for (const first of ["merge", "end"] as const)
		test(`${name} and a merge of its team never wait for each other: the ${first} first`, async () => {
			const merging = await aboutToMerge(as);
			const end = await make(merging);
			const { submissionId, merge } = merging;
			const held = sql`select from ${submissions} where id = ${submissionId} for update`;
			await meet(held, first === "merge" ? [merge, end] : [end, merge]);
			assert.equal((await stateOf(submissionId)).state, leads);
			assert.equal((await teamRow(merging.from.id)).mergedIntoId, merging.into.id);
		});

test("a new name and a score of the same team never wait for each other", async () => {
	const { place, from, submissionId } = await aboutToMerge("queued");
	const held = await claim(submissionId, "score", key);
	const score = await scoreOf(held);
	const name = `New ${from.name}`;
	const wish = { challenge: place.slugs.challenge, name, description: "", isOpen: false };
	const rename = () => editTeam(from.captain.at(), wish);
	const row = sql`select from ${teams} where id = ${from.id} for update`;
	await meet(row, [rename, () => concludeScoring(asWorker(), held, score)]);
	assert.equal((await teamRow(from.id)).name, name);
});

test("of two transactions that wait for each other one is begun again, and both come through", async () => {
	const { from, into } = await aboutToMerge("received");
	const runs = { one: 0, other: 0 };
	let arrived = 0;
	let open = () => {};
	const both = new Promise<void>((resolve) => {
		open = resolve;
	});
	const touch = (db: Db, id: string) =>
		db.update(teams).set({ description: sql`description || '.'` }).where(eq(teams.id, id));
	const cross = (name: keyof typeof runs, [near, far]: [string, string]) =>
		inTransaction(async ({ db }) => {
			runs[name]++;
			await touch(db, near);
			if (++arrived === 2) open();
			await both;
			await touch(db, far);
		});
	await Promise.all([cross("one", [from.id, into.id]), cross("other", [into.id, from.id])]);
	// Begun again at once, it may cross the other's path once more.
	assert.ok(runs.one + runs.other > 2, "one was begun again");
	assert.ok((await teamRow(from.id)).description.endsWith(".."), "each wrote once");
});
