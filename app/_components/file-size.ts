const units = ["B", "KiB", "MiB", "GiB"] as const;

/** Bytes in the largest unit that keeps the number at least 1. */
export function fileSize(fileBytes: number): string {
	const step = Math.min(Math.floor(Math.log2(Math.max(fileBytes, 1)) / 10), units.length - 1);
	const amount = fileBytes / 1024 ** step;
	return `${Number(amount.toFixed(amount < 10 ? 1 : 0))} ${units[step]}`;
}
