/** A failure that one sentence explains: it ends the program with code 1 and no stack trace. */
export class Told extends Error {}

/** Progress goes to stderr: stdout belongs to what the command was asked for. */
export function say(message) {
	process.stderr.write(`onset: ${message}\n`);
}

/** Prints what ended the program; only an unforeseen failure shows its stack. */
export function explain(error) {
	say(error instanceof Told ? error.message : (error?.stack ?? String(error)));
}
