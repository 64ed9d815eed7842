interface Interval {
	readonly start: number;
	readonly end: number;
}

/** Temporal intersection over union of two intervals (seconds); 0 when both are empty. */
export function overlap(a: Interval, b: Interval): number {
	const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
	const union = a.end - a.start + (b.end - b.start) - shared;
	return union > 0 ? shared / union : 0;
}

/**
 * Soft non-maximum suppression with the linear penalty (Bodla et al., 2017, eq. 3 made continuous):
 * the best candidate is taken, and every other loses the share of its score that overlaps the
 * taken one beyond `threshold`. Returns at most `limit`, best first, with the lowered scores.
 */
export function softSuppress<T extends Interval & { readonly score: number }>(
	candidates: readonly T[],
	limit: number,
	threshold: number,
): T[] {
	const waiting = candidates.map((candidate) => ({ candidate, score: candidate.score }));
	const taken: T[] = [];
	while (taken.length < limit && waiting.length > 0) {
		let best = 0;
		waiting.forEach((entry, at) => {
			if (entry.score > (waiting[best]?.score ?? 0)) best = at;
		});
		const [chosen] = waiting.splice(best, 1);
		if (chosen === undefined) break;
		taken.push({ ...chosen.candidate, score: chosen.score });
		for (const entry of waiting) {
			const shared = overlap(chosen.candidate, entry.candidate);
			if (shared > threshold) entry.score *= 1 - shared;
		}
	}
	return taken;
}
