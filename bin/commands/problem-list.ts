import type { Problem } from "#lib/proposals/index.ts";

/** Problems as lines for people: `error 3:17 /results/v1/0/score code: message`. */
export function problemLines(problems: readonly Omit<Problem, "code">[], total: number): string {
	const lines = problems.map(
		({ severity, line, column, pointer, message }) =>
			`${severity} ${line}:${column} ${pointer}\n  ${message}\n`,
	);
	const more = total - problems.length;
	return lines.join("") + (more > 0 ? `… and ${more} more.\n` : "");
}

export function printJson(document: unknown): void {
	process.stdout.write(`${JSON.stringify(document, null, 1)}\n`);
}

/** What a rejected file gets: the problems and exit code 1. */
export function printRejection(problems: readonly Problem[], total: number, json: boolean): number {
	if (json) printJson({ problems, total });
	else process.stdout.write(`The file is rejected.\n${problemLines(problems, total)}`);
	return 1;
}
