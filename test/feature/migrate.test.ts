import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { migrateDatabase, run } from "#bin/commands/migrate.ts";
import { pool } from "#lib/db/index.ts";
import { freshDatabase } from "#test/support/database.ts";

const { url, drop } = await freshDatabase();
after(drop);

const tables = async () => {
	const { rows } = await pool().query(
		"select table_schema || '.' || table_name as name from information_schema.tables where table_schema not in ('pg_catalog', 'information_schema') order by 1",
	);
	return rows.map(({ name }: { name: string }) => name);
};

test("a fresh database has our tables and the queue's", async () => {
	const names = await tables();
	assert.ok(names.includes("drizzle.__drizzle_migrations"));
	assert.ok(names.includes("pgboss.job"));
});

test("migrating again, and twice at once, changes nothing", async () => {
	const before = await tables();
	assert.equal(await run([]), 0);
	await Promise.all([migrateDatabase(url), migrateDatabase(url)]);
	assert.deepEqual(await tables(), before);
});

/** The migrations folder as it was when `count` of them existed. */
function migrationsUntil(count: number): { path: string; remove(): void } {
	const all = fileURLToPath(new URL("../../drizzle/migrations", import.meta.url));
	const folder = mkdtempSync(path.join(tmpdir(), "onset-migrations-"));
	cpSync(all, folder, { recursive: true });
	const journal = path.join(folder, "meta/_journal.json");
	const { entries, ...rest } = JSON.parse(readFileSync(journal, "utf8"));
	writeFileSync(journal, JSON.stringify({ ...rest, entries: entries.slice(0, count) }));
	return { path: folder, remove: () => rmSync(folder, { recursive: true }) };
}

const submissionOfTheFirstRelease = `
with
	dataset as (insert into datasets (slug, title, summary, card) values ('d', '', '', '{}') returning id),
	version as (insert into dataset_versions (dataset_id, version, is_demonstration) select id, '1', true from dataset returning id),
	labels as (
		insert into label_sets (dataset_version_id, subset, version, object_key, sha256, file_bytes, is_demonstration)
		select id, 's', 1, 'k', repeat('0', 64), 1, true from version returning id
	),
	challenge as (insert into challenges (slug, dataset_id, title, summary) select 'c', id, '', '' from dataset returning id),
	phase as (
		insert into phases (challenge_id, slug, title, position, dataset_version_id, subset, label_set_id, protocol,
			opens_at, daily_quota, total_quota, rejected_daily_quota, max_file_bytes, figures_visibility, is_hidden_split)
		select challenge.id, 'p', '', 1, version.id, 's', labels.id, '{}', now(), 1, 1, 1, 1, 'own', true
		from challenge, version, labels returning id
	),
	person as (insert into users (email) values ('ana@test.invalid') returning id),
	team as (insert into teams (challenge_id, name) select id, 't' from challenge returning id),
	method as (
		insert into methods (team_id, name, network, backbone, backbone_family, fashion, streams, pretraining)
		select id, '', '', '', '', 'other', '', '' from team returning id
	),
	intent as (
		insert into upload_intents (phase_id, team_id, method_id, user_id, file_name, file_bytes, sha256, received_at, expires_at)
		select phase.id, team.id, method.id, person.id, '', 1, repeat('0', 64), now(), now() + interval '1 hour'
		from phase, team, method, person returning *
	)
insert into submissions (intent_id, phase_id, team_id, method_id, user_id, received_at, file_name, file_bytes, sha256)
select id, phase_id, team_id, method_id, user_id, received_at, file_name, file_bytes, sha256 from intent`;

/** Numbers that only all their digits tell apart, and members in an order that sorting would change. */
const figures = {
	auc: 100 / 3,
	ar: { "1": 0.1 + 0.2, "5": 1e-7, "10": 50, "50": 99.99999999999999, "100": 100 },
};
const slice = { clips: 7, small: true, ...figures, curve: [100 / 3, 0] };
const slices = {
	duration: { "[0,0.5]": slice, "(0.5,4]": { ...slice, auc: 200 / 3 } },
	category: { surprise: slice, happy: slice },
	source: {},
	clips: { "8+": slice, "1": slice },
};
const curve = { an: [1, 2], ar: [100 / 3, 1e-7], recall: [[0.1, 0.2]] };

const evaluationOfTheFirstRelease = `
insert into evaluations (submission_id, label_set_id, evaluator_name, evaluator_version, protocol, protocol_sha256,
	submission_sha256, label_set_sha256, videos, clips, proposals, auc, ar1, ar5, ar10, ar50, ar100, auc_low, auc_high,
	slices, curve, warnings, warning_total, per_video, timings)
select submissions.id, phases.label_set_id, 'e', '1', '{}', repeat('0', 64), repeat('0', 64), repeat('0', 64),
	1, 7, 1, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, '[]', 0, '{}', '{}'
from submissions join phases on phases.id = phase_id`;

/** The figures of one group of clips as they stand from now on. */
const named = ({ auc, ar }: typeof figures) => ({
	auc,
	ar1: ar["1"],
	ar5: ar["5"],
	ar10: ar["10"],
	ar50: ar["50"],
	ar100: ar["100"],
});
const namedSlices = (table: Record<string, typeof slice>) =>
	Object.fromEntries(
		Object.entries(table).map(([value, { clips, small, curve: itsCurve, ...rest }]) => [
			value,
			{ clips, small, figures: named(rest), curve: itsCurve },
		]),
	);

test("what a site of the first release holds is kept: named by its challenge, its figures to the bit", async () => {
	const client = await pool().connect();
	const early = migrationsUntil(2);
	try {
		await client.query("create database of_the_first_release");
		const itsUrl = new URL(url);
		itsUrl.pathname = "/of_the_first_release";
		const its = new Client({ connectionString: itsUrl.href });
		await its.connect();
		await migrate(drizzle(its), { migrationsFolder: early.path });
		await its.query(submissionOfTheFirstRelease);
		await its.query(evaluationOfTheFirstRelease, [
			figures.auc,
			...Object.values(figures.ar),
			1 / 3,
			200 / 3,
			JSON.stringify(slices),
			JSON.stringify(curve),
		]);
		await migrateDatabase(itsUrl.href);
		const { rows } = await its.query(
			"select challenges.slug from submissions join upload_intents on upload_intents.id = intent_id join challenges on challenges.id = challenge_id",
		);
		assert.deepEqual(rows, [{ slug: "c" }]);
		const { rows: evaluations } = await its.query(
			"select score, score_low, score_high, figures, slices, curve from evaluations",
		);
		const expected = {
			score: figures.auc,
			score_low: 1 / 3,
			score_high: 200 / 3,
			figures: named(figures),
			slices: Object.fromEntries(
				Object.entries(slices).map(([dimension, table]) => [dimension, namedSlices(table)]),
			),
			curve: { kind: "average-recall", ...curve },
		};
		// As text: the order of members is kept too.
		assert.equal(JSON.stringify(evaluations[0]), JSON.stringify(expected));
		await assert.rejects(its.query("update evaluations set score = 100"), /append-only/);
		await its.end();
	} finally {
		early.remove();
		await client.query("drop database if exists of_the_first_release with (force)");
		client.release();
	}
});
