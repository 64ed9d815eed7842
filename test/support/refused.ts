import { OnsetError } from "#lib/errors.ts";

/** What `assert.rejects` and `assert.throws` take for a refusal of that code, in such words. */
export const refusedAs =
	(code: string, words = /./) =>
	(error: unknown) =>
		error instanceof OnsetError && error.code === code && words.test(error.message);
