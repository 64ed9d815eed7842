/**
 * Temporal intersection over union of a true interval and a proposed one, all four in seconds.
 * The order of operations is the protocol's: another order moves figures in the last place.
 * Two empty intervals at one point give NaN (0/0), which reaches no threshold.
 */
export function temporalIou(
	trueOnset: number,
	trueOffset: number,
	onset: number,
	offset: number,
): number {
	const intersection = Math.max(0, Math.min(trueOffset, offset) - Math.max(trueOnset, onset));
	const union = trueOffset - trueOnset + (offset - onset) - intersection;
	return intersection / union;
}
