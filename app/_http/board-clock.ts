import { contextFor } from "#lib/context.ts";
import { faultWords } from "#lib/errors.ts";
import { readBoardMoments } from "#lib/leaderboard/index.ts";
import { visitor } from "#lib/policy/index.ts";

/** No timer runs longer: dates are changed by other processes too, and a clock may be set. */
const longestMilliseconds = 60_000;

/**
 * Forgets a board at the very instants from which it shows something else by the clock alone, for as
 * long as the process lives.
 * @returns to be called when dates may have changed
 */
export function startBoardClock(forget: (phaseId: string) => void): () => void {
	let after = new Date();
	let timer: NodeJS.Timeout | undefined;
	let looks = 0;

	async function look(): Promise<void> {
		clearTimeout(timer);
		const own = ++looks;
		let wait = longestMilliseconds;
		try {
			const ctx = contextFor(visitor);
			const until = ctx.now;
			const { changed, next } = await readBoardMoments(ctx, { after, until });
			after = until;
			for (const phaseId of changed) forget(phaseId);
			if (next) wait = Math.max(0, next.getTime() - Date.now());
		} catch (error) {
			// What has passed meanwhile is found by the next look, since `after` stays.
			console.error("board clock:", faultWords(error));
		}
		if (own === looks) timer = setTimeout(look, Math.min(wait, longestMilliseconds));
	}

	void look();
	return () => void look();
}
