import assert from "node:assert/strict";
import type { Answer } from "#test/support/programs.ts";
import { untilAllEnded } from "#test/support/until.ts";
import type { FaultySite, Newcomer } from "./site.ts";

/** Does something bad to a site; says in words how it ended, or fails. */
export type Fault = (site: FaultySite) => Promise<string>;

export const pause = (seconds: number) =>
	new Promise<void>((resolve) => setTimeout(resolve, seconds * 1000));

/** The submission that an answer is about. */
export function idOf({ status, body }: Answer): string {
	assert.equal(status, 201, JSON.stringify(body));
	return String(body.submissionId);
}

/** Waits for the end of everything a newcomer sent, and counts the ends. */
export async function ends(who: Newcomer): Promise<string> {
	const counts = new Map<string, number>();
	for (const state of await untilAllEnded(who.phase.id))
		counts.set(state, (counts.get(state) ?? 0) + 1);
	return [...counts].map(([state, count]) => `${count} ${state}`).join(", ");
}
