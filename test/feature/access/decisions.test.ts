import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { grants, requestComments } from "#drizzle/schema/access.ts";
import {
	approvalInput,
	approveRequest,
	askForChanges,
	changesInput,
	declineInput,
	declineRequest,
	readRequest,
	saveDraft,
	submitRequest,
	withdrawRequest,
} from "#lib/access/index.ts";
import { database } from "#lib/db/index.ts";
import { OnsetError } from "#lib/errors.ts";
import { openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { draft, faculty, refusal, rowOf, waiting } from "#test/support/requests.ts";

const fresh = await freshDatabase();
after(fresh.drop);
const place = await openDataset();

const approval = (number: number, revision: number) => approvalInput.parse({ number, revision });

test("of two stewards who decide at the same moment one wins, and the other is told who did what", async () => {
	const { request } = await waiting(place);
	const { number, revision } = request;
	const outcomes = await Promise.allSettled([
		approveRequest(place.steward.at(), approval(number, revision)),
		declineRequest(place.second.at(), { number, revision, reason: "other", words: "No." }),
	]);
	const lost = outcomes.filter((one) => one.status === "rejected").map(({ reason }) => reason);
	assert.equal(lost.length, 1);
	assert.ok(lost[0] instanceof OnsetError);
	const row = await rowOf(number);
	const winner = row.state === "approved" ? "Stella Steward" : "Sven Steward";
	assert.match(lost[0].message, new RegExp(`${winner} has ${row.state} request ${number}`));
	const opened = await database().select().from(grants).where(eq(grants.requestId, row.id));
	assert.equal(opened.length, row.state === "approved" ? 1 : 0);
});

test("nobody approves what they have not read: a change by the applicant meanwhile is a conflict", async () => {
	const { who, request } = await waiting(place);
	const { number, revision } = request;
	await askForChanges(place.second.at(), { number, revision, words: "Say more." });
	const fields = { ...faculty, dataset: place.slug, number, intendedUse: "Something else." };
	await saveDraft(who.at(), fields);
	await submitRequest(who.at(), { number });
	await assert.rejects(
		approveRequest(place.steward.at(), approval(number, revision)),
		refusal("conflict", /has changed since you read it/),
	);
	assert.equal((await rowOf(number)).state, "submitted");
});

test("a withdrawn request is not decided on, and its place is free again", async () => {
	const { who, request } = await waiting(place);
	const { number, revision } = request;
	const withdrawn = await withdrawRequest(who.at(), { number });
	assert.equal(withdrawn.state, "withdrawn");
	await assert.rejects(
		approveRequest(place.steward.at(), approval(number, revision)),
		refusal("not_allowed", /not waiting/),
	);
	const again = await draft(place, who);
	assert.deepEqual(
		again.earlier.map((one) => one.number),
		[number],
	);
});

test("approval opens a grant of a year in the same breath; longer than three or in the past is refused", async () => {
	const { who, request } = await waiting(place);
	const { number, revision } = request;
	for (const endsOn of ["2020-01-01", "2099-01-01"])
		await assert.rejects(
			approveRequest(place.steward.at(), { ...approval(number, revision), endsOn }),
			refusal("invalid", /at most 3 years/),
		);
	await assert.rejects(
		approveRequest(place.steward.at(), {
			...approval(number, revision),
			firstSequence: 3,
			lastSequence: 2,
		}),
		refusal("invalid", /before the first/),
	);
	const approved = await approveRequest(place.steward.at(), approval(number, revision));
	assert.equal(approved.state, "approved");
	assert.equal(approved.decision?.by, "Stella Steward");
	const days = (Date.parse(approved.grant?.endsAt ?? "") - Date.now()) / 86_400_000;
	assert.ok(days > 364 && days < 367);
	const mails = await mailsTo(who.email);
	assert.ok(mails.some(({ subject }) => subject.en.startsWith("You have access")));
});

test("declined with a reason and words, an applicant may ask again and the steward sees the history", async () => {
	const { who, request } = await waiting(place);
	const { number, revision } = request;
	const words = "Please write from your institute's address.";
	await declineRequest(place.steward.at(), {
		number,
		revision,
		reason: "identity_not_shown",
		words,
	});
	const seen = await readRequest(who.at(), { number });
	assert.equal(seen.words, words);
	assert.equal(seen.decision?.reason, "identity_not_shown");
	const again = await draft(place, who);
	await submitRequest(who.at(), { number: again.number });
	const shown = await readRequest(place.second.at(), { number: again.number });
	assert.deepEqual(
		shown.earlier.map((one) => [one.number, one.state, one.declineReason]),
		[[number, "declined", "identity_not_shown"]],
	);
});

test("who is declined or asked for changes is told more than a bare no", () => {
	const of = { number: 1, revision: 1 };
	for (const words of ["no", "  Sorry, no  "]) {
		assert.equal(declineInput.safeParse({ ...of, reason: "other", words }).success, false);
		assert.equal(changesInput.safeParse({ ...of, words }).success, false);
	}
	assert.equal(changesInput.safeParse({ ...of, words: "Say for whom." }).success, true);
});

const decisions = {
	approved: (of: { number: number; revision: number; note: string }) =>
		approveRequest(place.steward.at(), {
			...approvalInput.parse({ ...of, note: undefined }),
			note: of.note,
		}),
	declined: (of: { number: number; revision: number; note: string }) => {
		const words = "Not under this licence.";
		const parsed = declineInput.parse({ ...of, note: undefined, reason: "other", words });
		return declineRequest(place.steward.at(), { ...parsed, note: of.note });
	},
};
const everythingOf = async (number: number, email: string) => {
	const { id, state } = await rowOf(number);
	const db = database();
	return {
		state,
		grants: (await db.select().from(grants).where(eq(grants.requestId, id))).length,
		notes: await db
			.select({ body: requestComments.body, audience: requestComments.audience })
			.from(requestComments)
			.where(eq(requestComments.requestId, id)),
		mails: (await mailsTo(email)).length,
	};
};

for (const [state, decide] of Object.entries(decisions)) {
	test(`what a steward checked is kept with "${state}", for stewards only`, async () => {
		const { who, request } = await waiting(place);
		const { number, revision } = request;
		const note = "Checked: [x] institution";
		await decide({ number, revision, note });
		const kept = await everythingOf(number, who.email);
		assert.equal(kept.state, state);
		assert.deepEqual(kept.notes, [{ body: note, audience: "stewards" }]);
		assert.ok(!JSON.stringify(await readRequest(who.at(), { number })).includes(note));
	});

	test(`"${state}" whose note cannot be kept has not happened: no grant, no mail, no decision`, async () => {
		const { who, request } = await waiting(place);
		const { number, revision } = request;
		const before = await everythingOf(number, who.email);
		// PostgreSQL itself refuses a NUL, after the decision has been written.
		await assert.rejects(decide({ number, revision, note: "\u0000" }));
		assert.deepEqual(await everythingOf(number, who.email), before);
		assert.equal(before.state, "submitted");
	});
}
