import assert from "node:assert/strict";
import { test } from "node:test";
import { inTransaction } from "#lib/db/index.ts";
import { failSubmission } from "#lib/submissions/index.ts";
import { brokenRules, rules, violations } from "#test/faults/check.ts";
import { asWorker, claim, databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { bucketAs } from "#test/support/storage.ts";
import { encode, readyToSend, stateOf, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();

/** One submission of each end, all as it should be. */
const { ana, slugs, methodId, phase } = await readyToSend();
const scored = await submit(ana.at(), slugs, methodId);
await validateNow(scored, key);
await scoreNow(scored, key);
const failed = await submit(ana.at(), slugs, methodId);
await validateNow(failed, key);
await failSubmission(asWorker(), await claim(failed, "score", key), {
	message: "the worker was ill",
	fault: "the worker was ill",
	isTooHeavy: false,
});
const rejected = await submit(ana.at(), slugs, methodId, encode([]));
await validateNow(rejected, key);

/** What a fault could have done to them, by the rule that must find it. */
const harms: Readonly<Record<string, string[]>> = {
	"is in no final state": [`update submissions set state = 'queued' where id = '${scored}'`],
	"is scored and has not exactly one evaluation": [
		`insert into evaluations select (jsonb_populate_record(e,
			jsonb_build_object('id', gen_random_uuid(), 'evaluator_version', 'another'))).*
			from evaluations e`,
		"delete from evaluations",
	],
	"has figures without being scored": [
		`update evaluations set submission_id = '${failed}'`,
		`update submissions set state = 'cancelled' where id = '${scored}'`,
	],
	"is scored and spent no attempt": [
		`update quota_slots set spent_at = null where submission_id = '${scored}'`,
		`delete from quota_slots where submission_id = '${scored}'`,
		`update quota_slots set spent_at = null, refunded_at = now(), refund_reason = 'failed'
			where submission_id = '${scored}'`,
	],
	"is not scored and keeps an attempt": [
		`update quota_slots set refunded_at = null, refund_reason = null
			where submission_id = '${failed}'`,
	],
	"has more attempts of a day than its team may": [
		`update phases set daily_quota = 1 where id = '${phase.id}';
		update quota_slots set refunded_at = null, refund_reason = null`,
	],
	"has more attempts than its team may in all": [
		`update phases set total_quota = 1, daily_quota = 1 where id = '${phase.id}';
		update quota_slots set refunded_at = null, refund_reason = null`,
	],
	"was counted on another day than that of its receipt": [
		`update quota_slots set day = day - 1 where submission_id = '${scored}'`,
	],
	"is an upload that was completed and led to nothing": [
		`delete from quota_slots where submission_id = '${failed}';
		delete from submission_logs where submission_id = '${failed}';
		delete from events where submission_id = '${failed}';
		delete from submissions where id = '${failed}'`,
	],
	"stands beside another of the same bytes": [
		`update submissions set state = 'scored',
			sha256 = (select sha256 from submissions where id = '${scored}') where id = '${failed}'`,
	],
	"is in another state than its last step led to": [
		`update submissions set state = 'cancelled' where id = '${rejected}'`,
	],
	"has ended and was not told of exactly once": [
		`delete from events where submission_id = '${scored}'`,
		"insert into events (at, kind, challenge_id, phase_id, team_id, submission_id, detail)" +
			" select at, kind, challenge_id, phase_id, team_id, submission_id, detail from events",
	],
	"failed without a reason in its log": [
		`delete from submission_logs where submission_id = '${failed}'`,
	],
};

class Undone extends Error {}

test("a database in which all is well breaks no rule, and every rule is tried here", async () => {
	assert.deepEqual(await violations(), []);
	assert.deepEqual(Object.keys(harms), Object.keys(rules));
});

for (const [rule, ways] of Object.entries(harms))
	for (const harm of ways)
		test(`faults: "${rule}" is found`, async () => {
			const undone = inTransaction(async ({ client }) => {
				// What the database itself would not let happen, faults or not.
				await client.query("set local session_replication_role = replica");
				await client.query(harm);
				const found = await brokenRules(client);
				assert.ok(
					found.some((words) => words.endsWith(rule)),
					found.join("; "),
				);
				throw new Undone();
			});
			await assert.rejects(undone, Undone);
		});

test("faults: a file that is gone from the storage is found", async () => {
	const { intentId } = await stateOf(scored);
	await bucketAs("site", "site").deleteObject(`submissions/${intentId}`);
	assert.deepEqual(await violations(), [`${intentId} lost its file`]);
});
