import assert from "node:assert/strict";
import { after, test } from "node:test";
import { accessRequests } from "#drizzle/schema/access.ts";
import { contextFor } from "#lib/context.ts";
import { database, pool } from "#lib/db/index.ts";
import { NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { listQueue, listStewarded, queueHealth, queueInput } from "#lib/grants/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { countQueries } from "#test/support/count-queries.ts";
import { holder, openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { type Person, person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const day = 86_400_000;
const now = new Date("2026-10-01T00:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * day);

type Values = typeof accessRequests.$inferInsert;
async function ask(
	place: { datasetId: string; steward: Person },
	of: Partial<Values> & { days: number },
	name = "Ada Applicant",
) {
	const { days, ...changes } = of;
	const who = await person(name);
	const decided = changes.state === "approved" || changes.state === "declined";
	const [made] = await database()
		.insert(accessRequests)
		.values({
			datasetId: place.datasetId,
			userId: who.id,
			state: "submitted",
			stateChangedAt: daysAgo(days),
			formNumber: 1,
			position: "faculty",
			institution: "Test University",
			createdAt: daysAgo(days),
			submittedAt: daysAgo(days),
			...(decided ? { decidedAt: now, decidedBy: place.steward.id } : {}),
			...(changes.state === "declined"
				? { declineReason: "other" as const, words: "Not this." }
				: {}),
			...changes,
		})
		.returning();
	return made?.number ?? assert.fail("no request");
}

const place = await openDataset();
const other = await openDataset();
const numbers = {
	old: await ask(place, { days: 20 }, "Ölga 100% Sure"),
	student: await ask(place, { days: 5, position: "student", institution: "东南大学" }),
	held: await ask(place, { days: 9, state: "in_review", reviewerId: place.second.id }),
	renewal: await ask(place, { days: 1, kind: "renewal" }),
	changes: await ask(place, { days: 3, state: "needs_changes" }),
	approved: await ask(place, { days: 8, state: "approved" }),
	declined: await ask(place, { days: 4, state: "declined" }),
	draft: await ask(place, { days: 2, state: "draft", submittedAt: null }),
};
await ask(other, { days: 30 });

const list = async (given: object = {}, who: Person = place.steward) => {
	const input = queueInput.parse({ dataset: place.slug, ...given });
	return (await listQueue(who.at(now), input)).requests.map(({ number }) => number);
};

test("what waits comes oldest first, of this dataset only, and nobody's draft is in it", async () => {
	assert.deepEqual(await list(), [numbers.old, numbers.held, numbers.student, numbers.renewal]);
	const shown = new Set<number>();
	for (const state of ["waiting", "needs_changes", "approved", "declined", "withdrawn", "lapsed"])
		for (const number of await list({ state })) shown.add(number);
	assert.equal(shown.has(numbers.draft), false);
	assert.equal(shown.size, 7);
});

test("a queue can be narrowed by state, kind, position, reviewer, waiting and words", async () => {
	assert.deepEqual(await list({ state: "needs_changes" }), [numbers.changes]);
	assert.deepEqual(await list({ kind: "renewal" }), [numbers.renewal]);
	assert.deepEqual(await list({ position: "student" }), [numbers.student]);
	assert.deepEqual(await list({ reviewer: "me" }, place.second), [numbers.held]);
	assert.deepEqual(await list({ reviewer: "me" }), []);
	assert.equal((await list({ reviewer: "nobody" })).includes(numbers.held), false);
	assert.deepEqual(await list({ waitingDays: "9" }), [numbers.old, numbers.held]);
	assert.deepEqual(await list({ text: "东南" }), [numbers.student]);
	assert.deepEqual(await list({ text: "ÖLGA" }), [numbers.old]);
});

test("a number with its sign is that request alone, without it also what people's words say", async () => {
	const named = await ask(other, { days: 2, institution: `School ${numbers.held}` });
	const inOther = async (text: string) => {
		const input = queueInput.parse({ dataset: other.slug, text });
		return (await listQueue(other.steward.at(now), input)).requests.map(({ number }) => number);
	};
	assert.deepEqual(await list({ text: `#${numbers.held}` }), [numbers.held]);
	assert.equal((await list({ text: `${numbers.held}` })).includes(numbers.held), true);
	assert.deepEqual(await inOther(`#${numbers.held}`), [], "another dataset's");
	assert.deepEqual(await inOther(`l ${numbers.held}`), [named]);
});

test("the signs of a search pattern are searched for, not obeyed", async () => {
	assert.deepEqual(await list({ text: "100% s" }), [numbers.old]);
	assert.deepEqual(await list({ text: "%" }), [numbers.old]);
	assert.deepEqual(await list({ text: "T_st" }), []);
	assert.deepEqual(await list({ text: "'; drop table users; --" }), []);
});

test("only stewards see a queue", async () => {
	const input = queueInput.parse({ dataset: place.slug });
	await assert.rejects(listQueue(contextFor(visitor), input), NotSignedIn);
	for (const who of [other.steward, place.organizer, await person("member")])
		await assert.rejects(listQueue(who.at(), input), NotAllowed);
	await assert.rejects(listQueue(place.steward.at(), { ...input, dataset: "none" }), NotFound);
});

test("the pages of a long queue have every request once, though many came at the same instant", async () => {
	const long = await openDataset();
	await pool().query(
		`with made as (insert into users (name, email) select 'n' || i, 'n' || i || '@test.invalid' from generate_series(1, 130) i returning id)
		insert into access_requests (dataset_id, user_id, state, state_changed_at, form_number, created_at, submitted_at)
		select $1, id, (array['submitted', 'in_review'])[1 + (row_number() over ())::int % 2], $2, 1, $2,
			$2::timestamptz + make_interval(secs => ((row_number() over ()) / 40) * 0.000001) from made`,
		[long.datasetId, now],
	);
	const seen: number[] = [];
	let next: number | null = null;
	do {
		const after: { after?: number } = next === null ? {} : { after: next };
		const page = await listQueue(
			long.steward.at(now),
			queueInput.parse({ dataset: long.slug, ...after }),
		);
		seen.push(...page.requests.map(({ number }) => number));
		next = page.next;
		assert.equal(page.counts.waiting, 100, "a hundred may be more");
	} while (next !== null);
	assert.equal(seen.length, 130);
	assert.equal(new Set(seen).size, 130);
});

test("a page of the queue costs the same statements however long the queue", async () => {
	const count = (slug: string, who: Person) =>
		countQueries(() => listQueue(who.at(now), queueInput.parse({ dataset: slug })));
	assert.equal(await count(place.slug, place.steward), await count(other.slug, other.steward));
});

test("how long asking takes is public: what waits, since when, and the median of a year", async () => {
	const health = await queueHealth(contextFor(visitor, now), { dataset: place.slug });
	assert.deepEqual(health, {
		waiting: 4,
		mayBeMore: false,
		oldestWaitingSince: daysAgo(20).toISOString(),
		medianDaysToDecision: 6,
		decisions: 2,
	});
	const later = new Date(now.getTime() + 366 * day);
	const old = await queueHealth(contextFor(visitor, later), { dataset: place.slug });
	assert.equal(old.medianDaysToDecision, null);
	assert.equal(old.decisions, 0);
	const empty = await queueHealth(contextFor(visitor, now), {
		dataset: (await openDataset()).slug,
	});
	assert.deepEqual(empty, {
		waiting: 0,
		mayBeMore: false,
		oldestWaitingSince: null,
		medianDaysToDecision: null,
		decisions: 0,
	});
});

test("a queue's health reads no more than a thousand that wait and the latest 200 decisions", async () => {
	const long = await openDataset();
	await pool().query(
		`with made as (insert into users (name, email) select 'h' || i, 'h' || i || '@test.invalid' from generate_series(1, 1400) i returning id),
		numbered as (select id, (row_number() over ())::int as i from made)
		insert into access_requests (dataset_id, user_id, state, state_changed_at, form_number, created_at, submitted_at, decided_at, decided_by)
		select $1::uuid, id, case when i > 400 then 'submitted' else 'approved' end, $2, 1, $2,
			$2::timestamptz - make_interval(days => case when i > 200 then i else i + 3 end),
			case when i <= 400 then $2::timestamptz - make_interval(days => i) end, case when i <= 400 then $3::uuid end
		from numbered`,
		[long.datasetId, now, long.steward.id],
	);
	assert.deepEqual(await queueHealth(contextFor(visitor, now), { dataset: long.slug }), {
		waiting: 1000,
		mayBeMore: true,
		oldestWaitingSince: daysAgo(1400).toISOString(),
		medianDaysToDecision: 3,
		decisions: 200,
	});
});

test("a steward is shown the datasets they decide on, and nobody else's", async () => {
	await holder(place);
	const mine = await listStewarded(place.second.at());
	assert.deepEqual(
		mine.map(({ slug, holders }) => [slug, holders]),
		[[place.slug, 1]],
	);
	assert.deepEqual(await listStewarded(place.organizer.at()), []);
	await assert.rejects(listStewarded(contextFor(visitor)), NotSignedIn);
});
