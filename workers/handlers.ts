import type { Context } from "#lib/context.ts";
import { contextFor } from "#lib/context.ts";
import { faultWords, Unavailable } from "#lib/errors.ts";
import { readHiddenLabels } from "#lib/hidden-labels/index.ts";
import type { Job, scoringKinds } from "#lib/queue/index.ts";
import {
	type Claim,
	claimSubmission,
	concludeScoring,
	concludeValidation,
	failSubmission,
	postponeSubmission,
	retrySubmission,
	type Score,
	type Task,
} from "#lib/submissions/index.ts";
import { FileTooHeavy, type ScoringPool } from "./pool.ts";
import type { FileToRead, LabelsToUse } from "./score-thread.ts";

/** What a handler works with: threads to compute in, and the key under which this worker claims. */
export type Hands = { pool: ScoringPool; workerKey: bigint };

const asWorker = () => contextFor({ kind: "system", name: "scoring" });

const steps = {
	"validate-submission": { step: "validate", run: validate },
	"score-submission": { step: "score", run: score },
} as const;

/** What a lane should know afterwards: whether to pause before the next. */
export type Outcome = "done" | "storage-away";

/** Does one job. Safe to do twice: a submission that is in another hand or past this step is left alone. */
export async function handle(
	job: Job<(typeof scoringKinds)[number]>,
	hands: Hands,
): Promise<Outcome> {
	const { step, run } = steps[job.kind];
	const { submissionId } = job.payload;
	const claim = await claimSubmission(asWorker(), {
		submissionId,
		step,
		workerKey: hands.workerKey,
	});
	if (!claim) return "done";
	try {
		await run(claim, hands);
		return "done";
	} catch (error) {
		return giveUp(claim, error);
	}
}

async function giveUp(claim: Claim, error: unknown): Promise<Outcome> {
	const message = faultWords(error);
	console.error(`submission ${claim.submission.id}: ${message}`);
	if (error instanceof Unavailable) {
		// Not this submission's fault and no try of its own: it waits until the storage is back.
		await postponeSubmission(asWorker(), claim);
		return "storage-away";
	}
	if (error instanceof FileTooHeavy)
		await failSubmission(asWorker(), claim, {
			message: `${message} Scoring was stopped. It takes no attempt, and counts as one of the day's rejected files.`,
			fault: message,
			isTooHeavy: true,
		});
	else await retrySubmission(asWorker(), claim, "a fault in the scoring service", message);
	return "done";
}

async function fileOf(ctx: Context, task: Task): Promise<FileToRead> {
	const bytes = await ctx.storage.readObject(task.objectKey, task.submission.fileBytes);
	if (!bytes) throw new Error("the submission's file is missing from the storage");
	return { bytes, sha256: task.submission.sha256, rules: task.rules };
}

async function validate(claim: Claim, { pool }: Hands): Promise<void> {
	const ctx = asWorker();
	const verdict = await pool.validate(await fileOf(ctx, claim));
	await concludeValidation(asWorker(), claim, verdict);
}

async function score(claim: Claim, hands: Hands): Promise<void> {
	await concludeScoring(asWorker(), claim, await scoreOf(claim, hands));
}

/** Fetches a file and has a thread score it. */
export async function scoreOf(task: Task, { pool }: Hands): Promise<Score> {
	const [file, labels] = await Promise.all([fileOf(asWorker(), task), labelsOf(task)]);
	return pool.score({ file, labels, protocol: task.protocol });
}

const labelBytes = new Map<string, Promise<Uint8Array>>();

/** A label set's bytes never change, so a worker fetches them once and its threads share them. */
async function labelsOf(task: Task): Promise<LabelsToUse> {
	const { sha256, objectKey } = task.labelSet;
	let reading = labelBytes.get(sha256);
	if (!reading) {
		reading = readHiddenLabels(objectKey).then((bytes) => {
			const shared = new Uint8Array(new SharedArrayBuffer(bytes.byteLength));
			shared.set(bytes);
			return shared;
		});
		labelBytes.set(sha256, reading);
		reading.catch(() => labelBytes.delete(sha256));
	}
	return { bytes: await reading, sha256, subset: task.subset };
}
