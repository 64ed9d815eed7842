import { after } from "node:test";
import { contextFor } from "#lib/context.ts";
import { pool } from "#lib/db/index.ts";
import { protocolInput } from "#lib/scoring/index.ts";
import {
	type Claim,
	claimSubmission,
	concludeScoring,
	concludeValidation,
} from "#lib/submissions/index.ts";
import { score, validate } from "#workers/score-thread.ts";
import { freshDatabase } from "./database.ts";
import { encode, labels } from "./world.ts";

export const asWorker = () => contextFor({ kind: "system", name: "test worker" });

let lastKey = 1000n;

/** A worker that lives until `die`: it holds the lock that says so. */
export async function workerKey(): Promise<{ key: bigint; die: () => void }> {
	const key = lastKey++;
	const client = await pool().connect();
	await client.query("select pg_advisory_lock($1)", [key]);
	return { key, die: () => client.release(true) };
}

/** A database of this test file's own and the key of a worker in it, until the file ends. */
export async function databaseWithWorker(): Promise<bigint> {
	const fresh = await freshDatabase();
	const worker = await workerKey();
	after(async () => {
		worker.die();
		await fresh.drop();
	});
	return worker.key;
}

export async function claim(
	submissionId: string,
	step: "validate" | "score",
	key: bigint,
): Promise<Claim> {
	const held = await claimSubmission(asWorker(), { submissionId, step, workerKey: key });
	if (!held) throw new Error(`${submissionId} could not be claimed to ${step}`);
	return held;
}

export const fileOf = async (held: Claim) => {
	const bytes = await asWorker().storage.readObject(held.objectKey, held.submission.fileBytes);
	if (!bytes) throw new Error("no file");
	return { bytes, sha256: held.submission.sha256, rules: held.rules };
};

/** Does by hand, step by step, what the worker's handlers do with threads. */
export async function validateNow(submissionId: string, key: bigint): Promise<boolean> {
	const held = await claim(submissionId, "validate", key);
	return concludeValidation(asWorker(), held, await validate(await fileOf(held)));
}

export async function scoreOf(held: Claim) {
	return score({
		file: await fileOf(held),
		labels: { bytes: encode(labels), sha256: held.labelSet.sha256, subset: held.phase.subset },
		protocol: protocolInput.parse(held.phase.protocol),
	});
}

export async function scoreNow(submissionId: string, key: bigint): Promise<boolean> {
	const held = await claim(submissionId, "score", key);
	return concludeScoring(asWorker(), held, await scoreOf(held));
}
