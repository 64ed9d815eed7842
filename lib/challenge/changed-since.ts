import { and, asc, eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import type { Db } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { revisionOf } from "./document/index.ts";
import type { Standing } from "./standing.ts";

async function selectEdits(db: Db, challengeId: string) {
	return db
		.select({ at: auditLog.at, detail: auditLog.detail })
		.from(auditLog)
		.where(and(eq(auditLog.subjectKind, "challenge"), eq(auditLog.subjectId, challengeId)))
		.orderBy(asc(auditLog.id));
}

const pathsIn = (difference: unknown): string[] =>
	Array.isArray(difference) ? difference.map((line: { path?: unknown }) => String(line.path)) : [];

/** The members that were changed since a state was left, as far as the log tells. */
async function changedSince(db: Db, challengeId: string, revision: string): Promise<string[]> {
	const edits = await selectEdits(db, challengeId);
	const from = edits.findIndex(({ detail }) => detail.revisionBefore === revision);
	if (from < 0) return [];
	return [...new Set(edits.slice(from).flatMap(({ detail }) => pathsIn(detail.difference)))];
}

/**
 * Ends an edit that started from a state which is no longer the one that stands.
 * @throws Conflict saying what was changed meanwhile
 */
export async function refuseStale(
	db: Db,
	standing: Standing | null,
	revision: string | null,
): Promise<void> {
	if (revision === null || revision === (standing ? revisionOf(standing.document) : "")) return;
	if (!standing)
		throw new Conflict(
			"There is no such challenge any more: take the revision out to make it anew.",
		);
	if (revision === "")
		throw new Conflict("There is a challenge of this name already: choose another name.");
	const paths = await changedSince(db, standing.challenge.id, revision);
	const what = paths.length > 0 ? ` What is different: ${paths.join(", ")}.` : "";
	throw new Conflict(
		`Somebody has changed the challenge since you opened it, and nothing of yours was saved.${what} Load it again and make your change there.`,
		{ changed: paths, revision: revisionOf(standing.document) },
	);
}
