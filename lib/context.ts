import { closeDatabase, type Db, database } from "#lib/db/index.ts";
import type { Actor } from "#lib/policy/index.ts";
import { type ObjectStorage, objectStorage } from "#lib/storage/index.ts";

/** What every verb is given: who acts, when, and on which stores. */
export type Context = { actor: Actor; db: Db; storage: ObjectStorage; now: Date };

export function contextFor(actor: Actor, now = new Date()): Context {
	return { actor, db: database(), storage: objectStorage(), now };
}

/** Gives back what contexts of this process held open; the last thing before it ends. */
export async function releaseStores(): Promise<void> {
	await closeDatabase();
}
