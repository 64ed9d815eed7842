import assert from "node:assert/strict";
import { after, test } from "node:test";
import { and, eq } from "drizzle-orm";
import { challenges, phases } from "#drizzle/schema/challenge.ts";
import { events } from "#drizzle/schema/events.ts";
import { applyChallenge, readDesk } from "#lib/challenge/index.ts";
import { database } from "#lib/db/index.ts";
import { tellPhases } from "#lib/notices/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { asWorker, tellAll } from "#test/support/notices.ts";
import { teamOf } from "#test/support/teams.ts";
import { openPhase, person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const hour = 3_600_000;
const opensAt = new Date("2026-06-01T12:00:00Z");
const closesAt = new Date("2026-06-11T12:00:00Z");
const after_ = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds);

const toldOf = async (phaseId: string) =>
	(
		await database()
			.select()
			.from(events)
			.where(and(eq(events.phaseId, phaseId)))
			.orderBy(events.id)
	).map(({ kind, detail }) => [kind, detail.closesAt]);

test("an opening and the last day are told once each, at their instants, by however many workers", async () => {
	const place = await openPhase({ opensAt, closesAt });
	const { captain } = await teamOf(place, "captain");
	const look = (now: Date) => Promise.all([1, 2, 3].map(() => tellPhases(asWorker(now))));
	await look(after_(opensAt, -1));
	assert.deepEqual(await toldOf(place.phase.id), []);
	await look(opensAt);
	await look(after_(opensAt, hour));
	const opened = ["phase.opened", closesAt.toISOString()];
	assert.deepEqual(await toldOf(place.phase.id), [opened]);
	await look(after_(closesAt, -24 * hour - 1));
	assert.equal((await toldOf(place.phase.id)).length, 1);
	await look(after_(closesAt, -24 * hour));
	await look(after_(closesAt, -1));
	await look(closesAt);
	assert.deepEqual(await toldOf(place.phase.id), [
		opened,
		["phase.closing", closesAt.toISOString()],
	]);
	await tellAll();
	const subjects = (await mailsTo(captain.email)).map(({ subject }) => subject.en);
	assert.ok(subjects.some((subject) => /is open until 2026-06-11 12:00 UTC/.test(subject)));
	assert.ok(subjects.some((subject) => /closes at 2026-06-11 12:00 UTC/.test(subject)));
});

test("an end that is moved is told of at its new instant, again if it had been told (codabench#1796, #1155)", async () => {
	const place = await openPhase({ opensAt, closesAt });
	const { captain } = await teamOf(place, "moved");
	const challenge = place.slugs.challenge;
	const moveTo = async (end: Date, now: Date) => {
		const { document, revision } = await readDesk(place.organizer.at(now), { challenge });
		const moved = document.phases.map((phase) => ({ ...phase, closesAt: end.toISOString() }));
		const input = {
			document: { ...document, phases: moved },
			revision,
			dryRun: false,
			note: "More time",
		};
		const { outcome } = await applyChallenge(place.organizer.at(now), input);
		assert.equal(outcome, "changed");
	};
	const closings = async () =>
		(await toldOf(place.phase.id))
			.filter(([kind]) => kind === "phase.closing")
			.map(([, end]) => end);
	const later = after_(closesAt, 48 * hour);
	await moveTo(later, after_(closesAt, -48 * hour));
	await tellPhases(asWorker(after_(closesAt, -12 * hour)));
	assert.deepEqual(await closings(), [], "nothing is told of an end that is no longer one");
	await tellPhases(asWorker(after_(later, -12 * hour)));
	assert.deepEqual(await closings(), [later.toISOString()]);
	const last = after_(later, 72 * hour);
	await moveTo(last, after_(later, -6 * hour));
	await tellPhases(asWorker(after_(later, -5 * hour)));
	await tellPhases(asWorker(after_(last, -5 * hour)));
	assert.deepEqual(await closings(), [later.toISOString(), last.toISOString()]);
	await tellAll();
	const reasons = (await mailsTo(captain.email)).filter(({ en }) =>
		en.some(
			(block) => typeof block === "object" && "quote" in block && block.quote === "More time",
		),
	);
	assert.equal(reasons.length, 2, "each move was told of with its reason");
});

test("a draft tells nothing, nor does a site that starts tell what is long past", async () => {
	const draft = await openPhase({ opensAt, closesAt });
	await database()
		.update(challenges)
		.set({ publishedAt: null })
		.where(eq(challenges.id, draft.challenge.id));
	const past = await openPhase({ opensAt, closesAt });
	const now = after_(closesAt, -hour);
	await tellPhases(asWorker(after_(opensAt, hour)));
	await database().update(phases).set({ openingToldAt: null }).where(eq(phases.id, past.phase.id));
	await database().delete(events).where(eq(events.phaseId, past.phase.id));
	await tellPhases(asWorker(after_(opensAt, 25 * hour)));
	assert.deepEqual(await toldOf(past.phase.id), [], "opened more than a day ago");
	await tellPhases(asWorker(now));
	await tellPhases(asWorker(after_(closesAt, 1)));
	assert.deepEqual(await toldOf(draft.phase.id), []);
	assert.deepEqual(
		(await toldOf(past.phase.id)).map(([kind]) => kind),
		["phase.closing"],
	);
});

test("a phase of less than a day says when it ends as it opens, and not twice", async () => {
	const short = await openPhase({ opensAt, closesAt: after_(opensAt, 6 * hour) });
	for (const hours of [0, 1, 5]) await tellPhases(asWorker(after_(opensAt, hours * hour)));
	assert.deepEqual(
		(await toldOf(short.phase.id)).map(([kind]) => kind),
		["phase.opened"],
	);
});

test("a phase that is moved while it is being told of is told as it is, or not", async () => {
	const place = await openPhase({ opensAt, closesAt });
	const later = after_(opensAt, 100 * hour);
	const move = () =>
		database().update(phases).set({ opensAt: later }).where(eq(phases.id, place.phase.id));
	await Promise.all([tellPhases(asWorker(opensAt)), move()]);
	const told = await database().select().from(events).where(eq(events.phaseId, place.phase.id));
	for (const { detail } of told) assert.equal(detail.opensAt, opensAt.toISOString());
	assert.ok(told.length <= 1);
});

test("only the system tells", async () => {
	await assert.rejects(tellPhases((await person("ana")).at()), { code: "not_allowed" });
});
