/** A count with its noun: "1 file", "2,000 files". */
export const plural = (count: number, one: string, many: string): string =>
	`${count.toLocaleString("en")} ${count === 1 ? one : many}`;
