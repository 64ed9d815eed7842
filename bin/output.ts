import { writeFile } from "node:fs/promises";

/** Writes one document to a file, or to stdout when no file is named; resolves when it is out. */
export async function writeDocument(document: unknown, file: string | undefined): Promise<void> {
	const text = `${JSON.stringify(document)}\n`;
	if (file !== undefined) return writeFile(file, text);
	await new Promise<void>((resolve, reject) => {
		process.stdout.write(text, (problem) => (problem ? reject(problem) : resolve()));
	});
}

/** The message of anything that was thrown. */
export function reasonOf(problem: unknown): string {
	return problem instanceof Error ? problem.message : String(problem);
}
