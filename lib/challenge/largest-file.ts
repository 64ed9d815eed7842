import { database } from "#lib/db/index.ts";
import { selectLargestFile } from "./queries.ts";

/** The most bytes that any phase takes: what a form may carry before it is known which it is for. */
export async function largestFile(): Promise<number> {
	return selectLargestFile(database());
}
