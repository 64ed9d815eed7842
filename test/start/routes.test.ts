import assert from "node:assert/strict";
import path from "node:path";
import { after, before, test } from "node:test";
import { Client } from "pg";
import { actionTable } from "#test/support/routes/actions.ts";
import { toldBy } from "#test/support/routes/answers.ts";
import { roles } from "#test/support/routes/roles.ts";
import { leaksIn, secretsOf } from "#test/support/routes/secrets.ts";
import {
	type Asker,
	actionSteps,
	apiSteps,
	browsers,
	builtActions,
	describedBy,
	handlerSteps,
	pageSteps,
	programs,
	type Step,
} from "#test/support/routes/walk.ts";
import type { World } from "#test/support/routes/world.ts";
import { freePort, type Site, startSite, temporaryFolder } from "#test/support/site.ts";

const root = path.resolve(import.meta.dirname, "../..");
const folder = temporaryFolder();
let site: Site;
let world: World;
let everybody: Asker[];
let steps: Step[];
/** The same requests in a world where what they name is there, and in one where it never was. */
let there: Step[];
let nowhere: Step[];
let secrets: ReturnType<typeof secretsOf>;
const leaks: string[] = [];

before(async () => {
	site = await startSite(path.join(folder.path, "data"), await freePort());
	Object.assign(process.env, site.env());
	// Only now: these read the environment when they load.
	const { untilIdle } = await import("#test/support/until.ts");
	const { routeWorld, waysOf, worldWithout } = await import("#test/support/routes/world.ts");
	// What the seed has the workers do would be writes during the walk.
	await untilIdle();
	world = await routeWorld();
	const ways = await waysOf(world);
	secrets = secretsOf(world, site.env());
	everybody = browsers(site.url, ways);
	const others = programs(site.url, ways, world);
	const place = { site: site.url, world };
	const described = await describedBy(site.url);
	const asking = (of: typeof place) => [
		...apiSteps(of, described, everybody),
		...pageSteps(of, everybody),
	];
	there = asking(place);
	nowhere = asking({ ...place, world: worldWithout(world) });
	steps = [
		// Before the operations, the last of which has people leave their teams.
		...handlerSteps(place, everybody),
		...apiSteps(place, described, [...everybody, ...others]),
		...pageSteps(place, everybody),
		...actionSteps(place, everybody, builtActions(root)),
	];
});

after(async () => {
	const { closeDatabase } = await import("#lib/db/index.ts");
	await closeDatabase();
	site.signal("SIGINT");
	await site.ended;
	folder.remove();
});

/** Takes the steps, so many at once, and tells of each that went otherwise than the table says. */
async function walk(taken: readonly Step[], atOnce: number): Promise<string[]> {
	const wrong: string[] = [];
	const left = [...taken];
	const one = async () => {
		for (let step = left.shift(); step; step = left.shift()) {
			const { what, asker, expected } = step;
			const answer = await step.ask();
			const got = step.told(answer);
			if (got !== expected) wrong.push(`${what}, ${asker.name}: ${got} instead of ${expected}`);
			leaks.push(
				...leaksIn(step, answer.whole, secrets).map((leak) => `${what}, ${asker.name}: ${leak}`),
			);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, one));
	return wrong.sort();
}

/** What the database holds, a digest a table; without what reading and the worker's clock touch. */
async function everythingKept(): Promise<Record<string, string>> {
	const client = new Client({ connectionString: site.env().DATABASE_URL });
	await client.connect();
	try {
		const { rows } = await client.query<{ name: string }>(
			`select tablename as name from pg_tables where schemaname = 'public'
			and tablename not in ('rate_limits', 'api_tokens', 'grant_reminders')`,
		);
		const kept: Record<string, string> = {};
		for (const { name } of rows) {
			const only = name === "audit_log" ? "where actor_kind <> 'system'" : "";
			const { rows: digests } = await client.query<{ digest: string }>(
				`select count(*) || ' ' || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest
				from public."${name}" t ${only}`,
			);
			kept[name] = digests[0]?.digest ?? "";
		}
		return kept;
	} finally {
		await client.end();
	}
}

test("every action of the build has its row, and every row its action", () => {
	assert.deepEqual(
		builtActions(root)
			.map(({ key }) => key)
			.sort(),
		Object.keys(actionTable).sort(),
	);
});

test("nobody gets anything of any route that the table does not give them, and nothing changes by asking", async (context) => {
	const refused = steps.filter(({ expected }) => expected !== "ok");
	assert.ok(refused.length > roles.length * 50);
	const kept = await everythingKept();
	const started = Date.now();
	assert.equal((await walk(refused, 8)).join("\n"), "");
	context.diagnostic(`${refused.length} requests in ${Date.now() - started} ms`);
	assert.deepEqual(await everythingKept(), kept);
});

test("what is not somebody's to know of answers them as if it had never been", async (context) => {
	const same = new Set(["not_found", "sign_in", "organizers_only"]);
	// They run the dataset: of its drafts they know.
	const knowing = new Set(["organizer", "admin"]);
	const pairs = there.flatMap((step, at) => {
		const other = nowhere[at];
		if (!other || other.names === step.names || knowing.has(step.asker.role)) return [];
		return same.has(step.expected) ? [{ step, other }] : [];
	});
	assert.ok(pairs.length > roles.length * 20);
	const telling: string[] = [];
	const left = [...pairs];
	const one = async () => {
		for (let pair = left.shift(); pair; pair = left.shift()) {
			const { step, other } = pair;
			const [known, unknown] = [toldBy(await step.ask()), toldBy(await other.ask())];
			if (known !== unknown)
				telling.push(`${step.what}, ${step.asker.name}: ${known} instead of ${unknown}`);
		}
	};
	await Promise.all(Array.from({ length: 8 }, one));
	assert.equal(telling.sort().join("\n"), "");
	context.diagnostic(`${pairs.length} pairs`);
});

test("whoever may read something reads it", async (context) => {
	const reading = steps.filter(({ expected, isReading }) => expected === "ok" && isReading);
	const started = Date.now();
	assert.equal((await walk(reading, 8)).join("\n"), "");
	context.diagnostic(`${reading.length} requests in ${Date.now() - started} ms`);
});

test("whoever may do something does it", async (context) => {
	const doing = steps.filter(
		({ expected, isReading, asker }) =>
			expected === "ok" && !isReading && everybody.includes(asker),
	);
	const started = Date.now();
	assert.equal((await walk(doing, 1)).join("\n"), "");
	context.diagnostic(`${doing.length} requests in ${Date.now() - started} ms`);
});

test("no answer of the walk said a word to anybody who may not read it", () => {
	assert.equal(leaks.sort().join("\n"), "");
});
