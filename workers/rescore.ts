import { contextFor } from "#lib/context.ts";
import { faultWords, Unavailable } from "#lib/errors.ts";
import {
	claimRescores,
	concludeRescores,
	postponeRescores,
	type RescoreClaim,
	type Rescored,
	retryRescore,
} from "#lib/rescoring/index.ts";
import type { Handful } from "./handful.ts";
import { type Hands, type Outcome, scoreOf } from "./handlers.ts";

const asWorker = () => contextFor({ kind: "system", name: "scoring" });

/** A new file waits for as long, and for the one that is being scored then. */
const longestMilliseconds = 2000;
const storageAwaySeconds = 5;

/**
 * Scores a handful of submissions once more for a rescoring. It changes no state, and doing it twice
 * is once.
 * @returns null when none waits
 */
export async function rescore(handful: Handful, hands: Hands): Promise<Outcome | null> {
	const { workerKey } = hands;
	const claims = await claimRescores(asWorker(), { atMost: handful.size, workerKey });
	if (!claims) return null;
	const began = performance.now();
	const { rescored, done, outcome } = await scoreEach(claims, hands);
	handful.took(done, performance.now() - began);
	await conclude(rescored);
	return outcome;
}

async function scoreEach(claims: readonly RescoreClaim[], hands: Hands) {
	const began = performance.now();
	const rescored: Rescored[] = [];
	let done = 0;
	for (const [at, claim] of claims.entries()) {
		if (at > 0 && performance.now() - began > longestMilliseconds) {
			await postponeRescores(asWorker(), claims.slice(at), 0);
			break;
		}
		try {
			rescored.push({ claim, score: await scoreOf(claim, hands) });
		} catch (error) {
			if (error instanceof Unavailable) {
				await postponeRescores(asWorker(), claims.slice(at), storageAwaySeconds);
				return { rescored, done, outcome: "storage-away" as const };
			}
			await giveUp(claim, error);
		}
		done++;
	}
	return { rescored, done, outcome: "done" as const };
}

async function giveUp(claim: RescoreClaim, error: unknown): Promise<void> {
	const message = faultWords(error);
	console.error(`rescoring submission ${claim.submission.id}: ${message}`);
	await retryRescore(asWorker(), claim, message);
}

/** All at once; if that fails one by one, so that only what it fails for is tried again. */
async function conclude(rescored: readonly Rescored[]): Promise<void> {
	try {
		await concludeRescores(asWorker(), rescored);
	} catch (error) {
		const [first, ...others] = rescored;
		if (first && others.length === 0) return giveUp(first.claim, error);
		for (const one of rescored) await conclude([one]);
	}
}
