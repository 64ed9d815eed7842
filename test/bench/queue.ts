import { randomUUID } from "node:crypto";
import { migrateDatabase } from "#bin/commands/migrate.ts";
import { closeDatabase, pool } from "#lib/db/index.ts";
import { listQueue, queueHealth, queueInput } from "#lib/grants/index.ts";
import { openDataset } from "#test/support/data-world.ts";

const { DATABASE_URL } = process.env;
if (!DATABASE_URL) throw new Error("run `npm run bench -- queue`");
await migrateDatabase(DATABASE_URL);

const rounds = 101;

/** A dataset with so many requests: half of them wait, the others were decided. */
async function queueOf(requests: number) {
	const place = await openDataset();
	const mark = randomUUID().slice(0, 8);
	await pool().query(
		`with made as (
			insert into users (name, email)
			select 'Applicant ' || i, $3 || '-' || i || '@test.invalid' from generate_series(1, $2::int) i
			returning id
		), numbered as (select id, row_number() over () as i from made)
		insert into access_requests (dataset_id, user_id, state, state_changed_at, form_number, position,
			institution, created_at, submitted_at, decided_at, decided_by)
		select $1::uuid, id, case when i % 4 = 0 then 'submitted' when i % 4 = 1 then 'in_review' else 'approved' end,
			now(), 1, 'faculty', 'Test University', now() - i * interval '7 minutes',
			now() - i * interval '7 minutes',
			case when i % 4 > 1 then now() end, case when i % 4 > 1 then $4::uuid end
		from numbered`,
		[place.datasetId, requests, mark, place.steward.id],
	);
	return place;
}

type Place = Awaited<ReturnType<typeof queueOf>>;
const [small, large] = [await queueOf(100), await queueOf(10_000)];
// As autovacuum leaves a table that is at rest.
await pool().query("vacuum analyze access_requests, users");

async function lastCursor(place: Place): Promise<number> {
	const { rows } = await pool().query<{ number: number }>(
		"select number from access_requests where dataset_id = $1 and state = 'submitted' order by submitted_at desc offset 20 limit 1",
		[place.datasetId],
	);
	return rows[0]?.number ?? 0;
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
	const started = performance.now();
	await work();
	return performance.now() - started;
}

const median = (taken: readonly number[]) =>
	taken.toSorted((one, other) => one - other)[Math.floor(taken.length / 2)] ?? Number.NaN;

/** In turns, each first every other time: what else the machine does then falls on both alike. */
async function inTurns(short: () => Promise<unknown>, long: () => Promise<unknown>) {
	const taken = { short: [] as number[], long: [] as number[] };
	for (let round = -5; round < rounds; round++) {
		const order = round % 2 === 0 ? (["short", "long"] as const) : (["long", "short"] as const);
		for (const which of order) {
			const took = await milliseconds(which === "short" ? short : long);
			if (round >= 0) taken[which].push(took);
		}
	}
	return { short: median(taken.short), long: median(taken.long) };
}

const page = (place: Place, given: object = {}) => {
	const input = queueInput.parse({ dataset: place.slug, ...given });
	return () => listQueue(place.steward.at(), input);
};
const cursors = new Map(
	await Promise.all([small, large].map(async (place) => [place, await lastCursor(place)] as const)),
);
const asked: [string, (place: Place) => () => Promise<unknown>][] = [
	["the first page", (place) => page(place)],
	["a page near the end", (place) => page(place, { after: cursors.get(place) })],
	["approved requests", (place) => page(place, { state: "approved" })],
	["by number", (place) => page(place, { text: "#1" })],
	["by words nobody has (reads what waits)", (place) => page(place, { text: "no such words" })],
	[
		"public queue health",
		(place) => () => queueHealth(place.steward.at(), { dataset: place.slug }),
	],
];

console.log(
	`one page of a queue, median of ${rounds}, in turns`.padEnd(44),
	"100 requests   10,000   ratio",
);
for (const [name, of] of asked) {
	const { short, long } = await inTurns(of(small), of(large));
	const figures = [short, long].map((figure) => `${figure.toFixed(1)} ms`.padStart(9)).join("  ");
	console.log(name.padEnd(44), figures, (long / short).toFixed(2).padStart(8));
}
await closeDatabase();
