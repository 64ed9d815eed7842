import { createHash, randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Client } from "pg";
import { migrateDatabase } from "#bin/commands/migrate.ts";
import { closeDatabase } from "#lib/db/index.ts";

export type FreshDatabase = { url: string; drop(): Promise<void> };

const migrations = new URL("../../drizzle/migrations/", import.meta.url);

/** A template is good for exactly the migrations it was made from. */
function templateName(): string {
	const digest = createHash("sha256");
	const entries = readdirSync(migrations, { recursive: true, withFileTypes: true });
	for (const file of entries.filter((entry) => entry.isFile()))
		digest.update(file.name).update(readFileSync(path.join(file.parentPath, file.name)));
	return `onset_template_${digest.digest("hex").slice(0, 12)}`;
}

async function asAdministrator<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		return await work(client);
	} finally {
		await client.end();
	}
}

function named(url: string, database: string): string {
	const changed = new URL(url);
	changed.pathname = `/${database}`;
	return changed.href;
}

/** Made by whichever test file comes first; the others wait at the lock and find it. */
async function ensureTemplate(server: string): Promise<string> {
	const template = templateName();
	await asAdministrator(server, async (client) => {
		await client.query("select pg_advisory_lock(hashtext('onset template'))");
		const found = await client.query("select 1 from pg_database where datname = $1", [template]);
		if (found.rowCount) return;
		const making = `${template}_${randomBytes(4).toString("hex")}`;
		await client.query(`create database ${making}`);
		await migrateDatabase(named(server, making));
		await client.query(`alter database ${making} rename to ${template}`);
	});
	return template;
}

let taken = false;

/**
 * A migrated, empty database of this test file's own, and DATABASE_URL set to it. Call it before
 * anything reads the configuration, and once: a process has one configuration and one pool.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
	const server = process.env.DATABASE_URL;
	if (!server) throw new Error("no test services: run `node bin/test.mjs feature <file>` instead");
	if (taken) throw new Error("freshDatabase: a test file has one database; share it");
	taken = true;
	const template = await ensureTemplate(server);
	const name = `test_${randomBytes(6).toString("hex")}`;
	await asAdministrator(server, (client) =>
		client.query(`create database ${name} template ${template}`),
	);
	const url = named(server, name);
	process.env.DATABASE_URL = url;
	return {
		url,
		async drop() {
			await closeDatabase();
			await asAdministrator(server, (client) => client.query(`drop database ${name} with (force)`));
		},
	};
}
