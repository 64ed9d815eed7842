import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { datasets, datasetVersions } from "#drizzle/schema/dataset.ts";
import { type Context, contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import {
	announceLabelSet,
	beginLabelCheck,
	completeLabelSet,
	concludeLabelCheck,
} from "#lib/label-sets/index.ts";
import { checkLabels } from "#workers/score-thread.ts";
import { bucketAs } from "./storage.ts";
import { encode, labels, openPhase, sha256 } from "./world.ts";

type Video = (typeof labels.database)[string];

/** A sound label file of the test world that equals no other; `changes` replace videos of it. */
export const labelFile = (changes: Record<string, object | undefined> = {}): Uint8Array =>
	encode({ ...labels, version: randomUUID(), database: { ...labels.database, ...changes } });

export const clips = (annotations: unknown, more: object = {}): object => ({
	...(labels.database.a satisfies Video | undefined),
	annotations,
	...more,
});

const card = {
	clipsByCategoryAndDuration: {
		bins: ["[0,0.5]", "(0.5,4]", "(4,inf)"],
		rows: [
			{ category: "happy", clips: [0, 5, 0], printedTotal: 5 },
			{ category: "sad", clips: [0, 0, 0], printedTotal: 0 },
		],
		printedTotals: [0, 5, 0],
		printedTotal: 5,
	},
};

/** A challenge on a published dataset version with a card. */
export async function challengeWithCard(changes: Parameters<typeof openPhase>[0] = {}) {
	const place = await openPhase(changes);
	const db = database();
	const { datasetId } = place.challenge;
	await db.update(datasets).set({ card }).where(eq(datasets.id, datasetId));
	await db
		.update(datasetVersions)
		.set({ publishedAt: new Date("2026-01-01T00:00:00Z") })
		.where(eq(datasetVersions.id, place.phase.datasetVersionId));
	return { ...place, slug: place.slugs.challenge };
}

export const announcementOf = (challenge: string, bytes: Uint8Array, more: object = {}) => ({
	challenge,
	datasetVersion: "1",
	subset: "testing",
	fileBytes: bytes.length,
	sha256: sha256(bytes),
	note: "",
	isDemonstration: true,
	...more,
});

/** Announces bytes that are not there yet. */
export async function announceLabels(
	ctx: Context,
	challenge: string,
	bytes: Uint8Array,
	more: object = {},
) {
	const announced = await announceLabelSet(ctx, announcementOf(challenge, bytes, more));
	if (announced.isKnown) throw new Error("these labels are here already");
	return announced;
}

/** PUTs a file where its announcement said. @returns the storage's status */
export async function putLabels(
	{ url, headers }: { url: string; headers: Record<string, string> },
	bytes: Uint8Array,
): Promise<number> {
	return (await fetch(url, { method: "PUT", headers, body: new Uint8Array(bytes) })).status;
}

/** The whole way of a file, up to where a worker looks into it. */
export async function sendLabels(ctx: Context, challenge: string, bytes: Uint8Array) {
	const announced = await announceLabels(ctx, challenge, bytes);
	assert.equal(await putLabels(announced, bytes), 200);
	return completeLabelSet(ctx, { challenge, labelSetId: announced.labelSetId });
}

export const labelWorker = () => contextFor({ kind: "system", name: "label check" });

/** What a worker does, in this process. */
export async function checkNow(labelSetId: string): Promise<void> {
	const check = await beginLabelCheck(labelWorker(), { labelSetId });
	if (!check) return;
	const bytes = await bucketAs("worker", "labels").readObject(check.objectKey, 2 ** 26);
	assert.ok(bytes);
	await concludeLabelCheck(labelWorker(), check, checkLabels({ ...check, bytes }));
}
