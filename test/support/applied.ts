import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { challenges } from "#drizzle/schema/challenge.ts";
import { datasetOrganizers, datasetVersions } from "#drizzle/schema/dataset.ts";
import {
	applyChallenge,
	type ChallengeDocument,
	publishChallenge,
	readChallenge,
} from "#lib/challenge/index.ts";
import { database } from "#lib/db/index.ts";
import { type Basis, documentOf } from "#test/support/challenge-documents.ts";
import { openPhase, type Person, person } from "#test/support/world.ts";

/** A dataset with a checked label set, and somebody who may begin challenges on it. */
export async function ground(): Promise<{ basis: Basis; organizer: Person; datasetId: string }> {
	const db = database();
	const { challenge, phase } = await openPhase();
	const organizer = await person("dataset-organizer");
	const { datasetId } = challenge;
	await db.insert(datasetOrganizers).values({ datasetId, userId: organizer.id });
	await db
		.update(datasetVersions)
		.set({ publishedAt: new Date("2026-01-01T00:00:00Z") })
		.where(eq(datasetVersions.id, phase.datasetVersionId));
	const { dataset } = await readChallenge(organizer.at(), challenge.slug);
	const basis = { dataset: dataset.slug, datasetVersion: "1", subset: "testing", labelSet: 1 };
	return { basis, organizer, datasetId };
}

export const freshSlug = () => `made-${randomUUID().slice(0, 8)}`;

export const act = (
	who: Person,
	document: ChallengeDocument,
	more: object = {},
	now = new Date(),
) => applyChallenge(who.at(now), { document, dryRun: false, note: "", revision: null, ...more });

export const edited = (document: ChallengeDocument, changes: object, phase: object = {}) => {
	const [first, ...others] = document.phases;
	assert.ok(first);
	return { ...document, ...changes, phases: [{ ...first, ...phase }, ...others] };
};

/** A public challenge made from a document. */
export async function opened() {
	const { basis, organizer } = await ground();
	const document = documentOf(basis, freshSlug());
	assert.equal((await act(organizer, document)).outcome, "created");
	await publishChallenge(organizer.at(), { challenge: document.slug });
	return { organizer, document };
}

export const challengeRowOf = async (slug: string) => {
	const [row] = await database().select().from(challenges).where(eq(challenges.slug, slug));
	assert.ok(row);
	return row;
};
