import assert from "node:assert/strict";
import { after, test } from "node:test";
import { asc, eq, sql } from "drizzle-orm";
import { run as seed } from "#bin/commands/seed.ts";
import { datasets, datasetVersions } from "#drizzle/schema/dataset.ts";
import { events } from "#drizzle/schema/events.ts";
import { seedDataset } from "#drizzle/seed/dataset.ts";
import { seedPerson } from "#drizzle/seed/people.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { makeLabels } from "#lib/demonstration/index.ts";
import { tellEvent } from "#lib/events/index.ts";
import { grantStates, holdersInput, listHolders } from "#lib/grants/index.ts";
import { listNotices, noticesInput, tellPeople } from "#lib/notices/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { asWorker } from "#test/support/hands.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const tables = [
	"users",
	"datasets",
	"dataset_versions",
	"dataset_videos",
	"dataset_files",
	"challenges",
	"phases",
	"label_sets",
	"reported_results",
	"teams",
	"methods",
	"submissions",
	"announcements",
	"events",
] as const;

async function counts(): Promise<Record<string, number>> {
	const rows = await Promise.all(
		tables.map(async (table) => {
			const { rows: found } = await database().execute<{ n: number }>(
				sql`select count(*)::int as n from ${sql.identifier(table)}`,
			);
			return [table, found[0]?.n ?? 0] as const;
		}),
	);
	return Object.fromEntries(rows);
}

test("seeding fills an empty site, and seeding again adds nothing", async () => {
	assert.equal(await seed(), 0);
	const first = await counts();
	assert.deepEqual(
		[first.dataset_videos, first.phases, first.label_sets, first.reported_results],
		[1191 + 96, 3, 3, 48],
	);
	assert.deepEqual([first.dataset_versions, first.dataset_files], [2, 29 + 3]);
	assert.equal(first.submissions, 8 + 5, "four baselines in each of two phases, five of spotters");
	assert.equal(first.announcements, 1);
	assert.equal(await seed(), 0);
	assert.deepEqual(await counts(), first);
});

test("the demonstration's announcement says that it is one, and reaches somebody's notices", async () => {
	const holder = await seedPerson(database(), "holder");
	const waiting = await database()
		.select({ id: events.id })
		.from(events)
		.where(eq(events.kind, "announcement.published"));
	assert.equal(waiting.length, 1);
	for (const { id } of waiting) await tellEvent(asWorker(), { eventId: String(id) }, [tellPeople]);
	const ctx = contextFor({ kind: "member", userId: holder, isAdmin: false });
	const { notices } = await listNotices(ctx, noticesInput.parse({}));
	assert.deepEqual(
		notices.map(({ kind }) => kind),
		["announcement.published"],
	);
	assert.match(notices[0]?.says ?? "", /demonstration/i);
});

test("the demonstration has a holder in every state that a grant can be in", async () => {
	const db = database();
	const [dataset] = await db.select().from(datasets).where(eq(datasets.slug, "sdfe-lv"));
	const steward = await seedPerson(db, "steward");
	assert.ok(dataset);
	const ctx = contextFor({ kind: "member", userId: steward, isAdmin: false });
	const { holders } = await listHolders(ctx, holdersInput.parse({ dataset: dataset.slug }));
	assert.deepEqual([...new Set(holders.map(({ state }) => state))].sort(), [...grantStates].sort());
});

test("a site whose demonstration was published without files gets them with a second version", async () => {
	const db = database();
	const [old] = await db
		.insert(datasets)
		.values({ slug: "old", title: "Old", summary: "", card: {} })
		.returning();
	assert.ok(old);
	const labels = makeLabels();
	await db.update(datasets).set({ slug: "set-aside" }).where(eq(datasets.slug, "sdfe-lv"));
	await db.update(datasets).set({ slug: "sdfe-lv" }).where(eq(datasets.id, old.id));
	await db.insert(datasetVersions).values({
		datasetId: old.id,
		version: "demonstration-1",
		sequence: 1,
		isDemonstration: true,
		publishedAt: new Date(),
	});
	const stewardId = await seedPerson(db, "steward");
	for (const _again of [1, 2]) await seedDataset(db, labels, stewardId);
	const versions = await db
		.select({ version: datasetVersions.version, publishedAt: datasetVersions.publishedAt })
		.from(datasetVersions)
		.where(eq(datasetVersions.datasetId, old.id))
		.orderBy(asc(datasetVersions.sequence));
	assert.deepEqual(
		versions.map(({ version, publishedAt }) => [version, publishedAt !== null]),
		[
			["demonstration-1", true],
			["demonstration-2", true],
		],
	);
});
