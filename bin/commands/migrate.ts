import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
	CreateBucketCommand,
	HeadBucketCommand,
	ListObjectsV2Command,
	type S3Client,
} from "@aws-sdk/client-s3";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import { config } from "#lib/config.ts";
import { installQueue } from "#lib/queue/index.ts";
import { openBucket } from "#lib/storage/index.ts";

/** Found upwards from here, which is bin/commands in the sources and dist in the bundle. */
function migrationsFolder(): string {
	for (let at = path.dirname(fileURLToPath(import.meta.url)); ; at = path.dirname(at)) {
		const folder = path.join(at, "drizzle/migrations");
		if (existsSync(path.join(folder, "meta/_journal.json"))) return folder;
		if (at === path.dirname(at)) throw new Error("drizzle/migrations is missing.");
	}
}

/** Brings one database to the schema of this release: our tables, then the queue's. */
export async function migrateDatabase(url: string): Promise<void> {
	const client = new Client({ connectionString: url });
	await client.connect();
	try {
		// Two releases starting at once must not migrate at once; the lock ends with the connection.
		await client.query("select pg_advisory_lock(hashtext('onset migrate'))");
		await migrate(drizzle(client), { migrationsFolder: migrationsFolder() });
		await installQueue((text, values) => client.query(text, values));
	} finally {
		await client.end();
	}
}

const statusOf = (error: unknown) =>
	(error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;

/** 403 means that the bucket is there and closed to this pair, as the labels' should be. */
async function ensureBucket(client: S3Client, Bucket: string): Promise<void> {
	try {
		await client.send(new HeadBucketCommand({ Bucket }));
	} catch (error) {
		if (statusOf(error) === 403) return;
		if (statusOf(error) !== 404) throw error;
		await client.send(new CreateBucketCommand({ Bucket }));
	}
}

async function canList(client: S3Client, Bucket: string): Promise<boolean> {
	try {
		await client.send(new ListObjectsV2Command({ Bucket, MaxKeys: 1 }));
		return true;
	} catch {
		return false;
	}
}

async function ensureBuckets(): Promise<void> {
	const { S3_BUCKET, S3_LABELS_BUCKET } = config();
	const { client } = openBucket(config(), S3_BUCKET);
	await ensureBucket(client, S3_BUCKET);
	await ensureBucket(client, S3_LABELS_BUCKET);
	if (await canList(client, S3_LABELS_BUCKET))
		process.stderr.write(
			`Warning: the site's key pair can read the bucket ${S3_LABELS_BUCKET}, which holds hidden labels. Let it only put objects there; see docs/operations.md.\n`,
		);
	client.destroy();
}

/** `onset migrate`: the database's schema, the queue's, and both buckets. Safe to run again. */
export async function run(_argv: readonly string[]): Promise<number> {
	await Promise.all([migrateDatabase(config().DATABASE_URL), ensureBuckets()]);
	return 0;
}
