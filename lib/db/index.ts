import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool, type PoolClient } from "pg";
import { config } from "#lib/config.ts";

export type Db = NodePgDatabase;

/** One open transaction, seen as Drizzle and as the bare client that the queue writes through. */
export type Transaction = { db: Db; client: PoolClient };

// Kept on globalThis: Next loads route bundles separately and reloads them in development.
const shared = globalThis as typeof globalThis & { onsetPool?: Pool };

/** The process's pool, made on first use so that a build needs no database. */
export function pool(): Pool {
	if (!shared.onsetPool) {
		shared.onsetPool = new Pool({
			connectionString: config().DATABASE_URL,
			max: config().DATABASE_POOL_SIZE,
			connectionTimeoutMillis: 5000,
			keepAlive: true,
		});
		// The pool stops listening to a connection it has lent out, and one that is lost then, say to a
		// restart of the database, would end the process; its query fails and says so anyway.
		shared.onsetPool.on("connect", (client) => client.on("error", () => {}));
		// Without a listener, an idle connection lost to a database restart ends the process.
		shared.onsetPool.on("error", (error) =>
			console.error("idle database connection:", error.message),
		);
	}
	return shared.onsetPool;
}

export function database(): Db {
	return drizzle(pool());
}

export async function closeDatabase(): Promise<void> {
	const open = shared.onsetPool;
	delete shared.onsetPool;
	await open?.end();
}

const timesBegunAgain = 3;

/** The database ended this transaction, as one of several that waited for each other. */
function isDeadlock(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	return ("code" in error && error.code === "40P01") || isDeadlock(error.cause);
}

/**
 * Runs `work` in one transaction: all of it happens, or none. One that the database ended so that
 * others could go on has done nothing, and is begun again: what `work` does elsewhere it may do twice.
 */
export async function inTransaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
	for (let again = timesBegunAgain; ; again--)
		try {
			return await once(work);
		} catch (error) {
			if (again === 0 || !isDeadlock(error)) throw error;
		}
}

async function once<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
	const client = await pool().connect();
	let broken: Error | undefined;
	try {
		await client.query("begin");
		const result = await work({ db: drizzle(client), client });
		const { command } = await client.query("commit");
		// So Postgres ends a transaction in which a statement failed, also one whose fault was swallowed.
		if (command !== "COMMIT")
			throw new Error("the transaction was rolled back: a statement in it failed");
		return result;
	} catch (error) {
		// A connection that cannot even roll back is not given back to the pool.
		await client.query("rollback").catch((lost: Error) => {
			broken = lost;
		});
		throw error;
	} finally {
		client.release(broken);
	}
}
