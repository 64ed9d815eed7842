import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { accessBlocks, accessRequests, requestEvents } from "#drizzle/schema/access.ts";
import { datasets } from "#drizzle/schema/dataset.ts";
import {
	addComment,
	addNote,
	commentInput,
	draftInput,
	lapseRequests,
	listMyRequests,
	publishForm,
	readForm,
	readRequest,
	renewRequest,
	saveDraft,
	startReview,
	submitRequest,
} from "#lib/access/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { Conflict, OnsetError } from "#lib/errors.ts";
import { holder, openDataset, publishedLicence, signed } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { applicant, draft, faculty, refusal, rowOf, waiting } from "#test/support/requests.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(fresh.drop);
const place = await openDataset();

test("a draft is kept however little it says, and says what is missing", async () => {
	const who = await person("Dora Draft");
	const begun = await saveDraft(who.at(), draftInput.parse({ dataset: place.slug }));
	assert.equal(begun.state, "draft");
	assert.deepEqual(
		begun.missing.map(({ pointer }) => pointer),
		["/position", "/institution", "/intendedUse", "/licence"],
	);
	for (const { message, messageZh } of begun.missing) {
		assert.match(message, /^[\x20-\x7e]+$/);
		assert.match(messageZh, /^\p{Script=Han}.*。$/u, message);
	}
	const { number } = begun;
	const incomplete = refusal(
		"invalid",
		/not complete.*licence first\. 申请尚不完整。.*请先签署许可协议。$/,
	);
	await assert.rejects(submitRequest(who.at(), { number }), incomplete);
	await signed(who, place.licence);
	const saved = await saveDraft(who.at(), { ...faculty, dataset: place.slug, number });
	assert.deepEqual(saved.missing, []);
	assert.equal(saved.revision, begun.revision + 1);
});

test("a dataset without a licence takes no draft: there is nothing to sign, and nothing to ask for", async () => {
	const slug = `dataset-${randomUUID().slice(0, 8)}`;
	await database().insert(datasets).values({ slug, title: "No licence", summary: "", card: {} });
	const who = await person("Nils Nothing");
	await assert.rejects(draft({ slug }, who), refusal("conflict", /has no licence yet/));
	assert.deepEqual(await listMyRequests(who.at()), []);
});

test("a second request for the same dataset is refused and shown the way to the first, also at once", async () => {
	const who = await applicant(place);
	const both = await Promise.allSettled([draft(place, who), draft(place, who)]);
	const made = both.filter((one) => one.status === "fulfilled");
	assert.equal(made.length, 1);
	const [first] = await listMyRequests(who.at());
	assert.ok(first);
	await assert.rejects(draft(place, who), (error) => {
		assert.ok(error instanceof OnsetError && error.code === "conflict");
		assert.equal(error.details.number, first.number);
		return true;
	});
});

test("a save on top of another window's is refused, and nothing of either is lost", async () => {
	const who = await applicant(place);
	const { number, revision } = await draft(place, who);
	const of = { dataset: place.slug, number, revision };
	await saveDraft(who.at(), { ...faculty, ...of, intendedUse: "One window." });
	await assert.rejects(
		saveDraft(who.at(), { ...faculty, ...of, intendedUse: "The other." }),
		refusal("conflict", /changed since/),
	);
	assert.equal((await rowOf(number)).intendedUse, "One window.");
});

test("submitting keeps a snapshot and writes to the applicant and to every steward", async () => {
	const { who, request } = await waiting(place);
	assert.equal(request.state, "submitted");
	const events = await database()
		.select()
		.from(requestEvents)
		.where(eq(requestEvents.requestId, (await rowOf(request.number)).id));
	const submitted = events.find(({ action }) => action === "submit");
	assert.equal(submitted?.detail.intendedUse, faculty.intendedUse);
	assert.equal((await mailsTo(who.email)).length, 1);
	for (const steward of [place.steward, place.second])
		assert.ok(
			(await mailsTo(steward.email)).some(({ subject }) =>
				subject.en.includes(`request ${request.number}`),
			),
		);
});

test("whoever is blocked is told the reason, whatever the case of their address, until the block is lifted", async () => {
	const who = await applicant(place);
	const email = who.email.toLowerCase();
	const reason = "Shared the videos.";
	const by = { blockedAt: new Date(), blockedBy: place.steward.id };
	const values = { datasetId: place.datasetId, email, reason, ...by };
	await database().insert(accessBlocks).values(values);
	await assert.rejects(draft(place, who), refusal("not_allowed", /Shared the videos/));
	await database()
		.update(accessBlocks)
		.set({ liftedAt: new Date(), liftedBy: place.steward.id })
		.where(eq(accessBlocks.email, email));
	assert.equal((await draft(place, who)).state, "draft");
});

test("a new required question sends waiting requests back with mail; drafts just see it", async () => {
	const here = await openDataset();
	const { who, request } = await waiting(here);
	const drafter = await applicant(here, "Dora Draft");
	const drafted = await draft(here, drafter);
	const question = { key: "ethics", labelEn: "Ethics approval?", labelZh: "伦理审批？" };
	const questions = [{ ...question, kind: "line" as const, isRequired: true }];
	const form = await publishForm(here.organizer.at(), { dataset: here.slug, questions });
	assert.equal(form.number, 2);
	const back = await readRequest(who.at(), { number: request.number });
	assert.equal(back.state, "needs_changes");
	assert.match(back.words, /Ethics approval\?/);
	assert.match(back.words, /伦理审批？/);
	assert.ok((await mailsTo(who.email)).some(({ subject }) => subject.en.includes("needs changes")));
	const still = await readRequest(drafter.at(), { number: drafted.number });
	assert.equal(still.state, "draft");
	assert.ok(still.missing.some(({ pointer }) => pointer === "/answers/ethics"));
	const answers = { ethics: "Yes, 2026-17", stray: "kept nowhere" };
	const of = { dataset: here.slug, number: request.number };
	await saveDraft(who.at(), { ...faculty, ...of, answers });
	const again = await submitRequest(who.at(), { number: request.number });
	assert.deepEqual(again.fields.answers, { ethics: "Yes, 2026-17" });
	assert.equal(
		again.submittedAt,
		request.submittedAt,
		"its waiting is counted from the first time",
	);
});

test("forms published at once each get a number of their own or a refusal, and send nobody back for nothing", async () => {
	const here = await openDataset();
	const { request } = await waiting(here);
	const publish = () => publishForm(here.organizer.at(), { dataset: here.slug, questions: [] });
	const outcomes = await Promise.allSettled([publish(), publish(), publish(), publish()]);
	const made = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value.number] : []));
	for (const one of outcomes)
		if (one.status === "rejected") assert.ok(one.reason instanceof Conflict, String(one.reason));
	assert.deepEqual(
		made.sort((a, b) => a - b),
		made.map((_, at) => at + 2),
	);
	const newest = await readForm(here.organizer.at(), { dataset: here.slug });
	assert.equal(newest.number, made.length + 1, "what was said to be published is");
	assert.equal((await rowOf(request.number)).state, "submitted");
});

test("a comment reaches the other side as text; a note reaches no applicant", async () => {
	const { who, request } = await waiting(place);
	const { number } = request;
	const body = '<script>alert("x")</script> & <b>bold</b>';
	await startReview(place.steward.at(), { number, revision: request.revision });
	const said = await addComment(who.at(), commentInput.parse({ number, body }));
	assert.equal(said.comments[0]?.body, body, "kept as it was typed: pages and mails escape it");
	const [mail] = (await mailsTo(place.steward.email)).filter(({ en }) =>
		en.some((block) => typeof block === "object" && "quote" in block && block.quote === body),
	);
	assert.ok(mail, "the steward who has it in hand hears of it");
	await addNote(place.second.at(), { number, body: "Known from another dataset." });
	const theirs = await readRequest(who.at(), { number });
	assert.ok(!JSON.stringify(theirs).includes("Known from another dataset"));
	const ours = await readRequest(place.steward.at(), { number });
	assert.equal(ours.comments.at(-1)?.audience, "stewards");
});

test("names that turn or hide letters are refused in words that say why", () => {
	const with_ = (institution: string) =>
		draftInput.safeParse({ dataset: place.slug, institution }).error?.issues[0]?.message;
	assert.match(with_("Univ\u202eersity") ?? "", /invisible sign/);
	assert.match(with_("Uni\u200bversity") ?? "", /invisible sign/);
	assert.equal(with_("جامعة القاهرة"), undefined, "a name in its own script is a name");
	assert.equal(with_("東南大學"), undefined);
});

const days = (count: number) => new Date(Date.now() + count * 86_400_000);
const upkeepAt = (now: Date) => contextFor({ kind: "system", name: "upkeep" }, now);

test("a draft lapses after 90 days without a touch and not before; one that waits for stewards never does", async () => {
	const here = await openDataset();
	const [left, touched] = [await applicant(here), await applicant(here)];
	const old = await draft(here, left);
	const fresher = await draft(here, touched);
	const of = { dataset: here.slug, number: fresher.number };
	await saveDraft(touched.at(days(30)), { ...faculty, ...of });
	const { request } = await waiting(here);
	await lapseRequests(upkeepAt(days(89)));
	assert.equal((await rowOf(old.number)).state, "draft");
	await lapseRequests(upkeepAt(days(91)));
	assert.equal((await rowOf(old.number)).state, "lapsed");
	assert.equal((await rowOf(fresher.number)).state, "draft");
	assert.ok((await mailsTo(left.email)).some(({ subject }) => subject.en.includes("lapsed")));
	await lapseRequests(upkeepAt(days(4000)));
	assert.equal((await rowOf(request.number)).state, "submitted", "no timer decides");
});

test("a renewal starts from the last request, asks for publications, and needs something to renew", async () => {
	const here = await openDataset();
	const stranger = await applicant(here);
	await assert.rejects(
		renewRequest(stranger.at(), { dataset: here.slug }),
		refusal("not_allowed", /no access of yours/),
	);
	const hana = await holder(here);
	const renewal = await renewRequest(hana.at(), { dataset: here.slug });
	assert.equal(renewal.kind, "renewal");
	assert.equal(renewal.fields.institution, "Test University");
	assert.deepEqual(
		renewal.missing.map(({ pointer }) => pointer),
		["/publications"],
	);
});

test("a licence version that counts no longer must be signed again before submitting", async () => {
	const here = await openDataset();
	const who = await applicant(here);
	const { number } = await draft(here, who);
	await publishedLicence(here.datasetId, 2);
	await assert.rejects(submitRequest(who.at(), { number }), refusal("invalid", /Sign the licence/));
});

test("the database itself refuses a decision on one's own request and a decline without words", async () => {
	const { who, request } = await waiting(place);
	const row = await rowOf(request.number);
	const set = (changes: Partial<typeof accessRequests.$inferInsert>) =>
		database().update(accessRequests).set(changes).where(eq(accessRequests.id, row.id));
	const at = { decidedAt: new Date() };
	await assert.rejects(async () => set({ state: "approved", decidedBy: who.id, ...at }));
	await assert.rejects(async () => set({ state: "approved" }));
	await assert.rejects(async () =>
		set({ state: "declined", decidedBy: place.steward.id, declineReason: "other", ...at }),
	);
});
