import { createHash, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { challengeOrganizers, challenges, labelSets, phases } from "#drizzle/schema/challenge.ts";
import { datasets, datasetVersions, datasetVideos } from "#drizzle/schema/dataset.ts";
import { users } from "#drizzle/schema/people.ts";
import { quotaSlots, submissions } from "#drizzle/schema/submissions.ts";
import { type Context, contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { canonicalProtocol, defaultProtocol, evaluatorOf } from "#lib/scoring/index.ts";
import { beginUpload, submitFile } from "#lib/submissions/index.ts";
import { createMethod } from "#lib/teams/index.ts";
import { methodFields } from "./method-fields.ts";
import { bucketAs } from "./storage.ts";

export type Person = { id: string; email: string; at: (now?: Date) => Context };

export const sha256 = (bytes: Uint8Array | string) =>
	createHash("sha256").update(bytes).digest("hex");

export const encode = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));

/** Somebody with an account. */
export async function person(name: string): Promise<Person> {
	const email = `${name}-${randomUUID().slice(0, 8)}@test.invalid`;
	const [made] = await database().insert(users).values({ name, email }).returning();
	if (!made) throw new Error("no person");
	const actor = { kind: "member", userId: made.id, isAdmin: false } as const;
	return { id: made.id, email, at: (now = new Date()) => contextFor(actor, now) };
}

const videoIds = ["a", "b", "c", "d"];

/** Four videos of ten seconds with one clip each: small enough to know every figure by heart. */
export const labels = {
	version: "test",
	taxonomy: [],
	database: Object.fromEntries(
		videoIds.map((id) => [
			id,
			{
				subset: "testing",
				duration: 10,
				source: "interview",
				annotations: [{ segment: [2, 4], label: "happy" }],
			},
		]),
	),
};

/** A file that finds the clips of the first `found` videos exactly and nothing else. */
export const proposalsFinding = (found: number) => ({
	version: "test",
	external_data: { used: false, details: "" },
	results: Object.fromEntries(
		videoIds.map((id, at) => [id, [{ segment: at < found ? [2, 4] : [8, 9], score: 0.5 }]]),
	),
});

async function datasetWithLabels() {
	const db = database();
	const slug = `dataset-${randomUUID().slice(0, 8)}`;
	const [dataset] = await db
		.insert(datasets)
		.values({ slug, title: "Test dataset", summary: "", card: {} })
		.returning();
	if (!dataset) throw new Error("no dataset");
	const [version] = await db
		.insert(datasetVersions)
		.values({ datasetId: dataset.id, version: "1", sequence: 1, isDemonstration: true })
		.returning();
	if (!version) throw new Error("no dataset version");
	await db.insert(datasetVideos).values(
		videoIds.map((videoId) => ({
			datasetVersionId: version.id,
			videoId,
			subset: "testing",
			durationSeconds: 10,
		})),
	);
	const bytes = encode(labels);
	const objectKey = `label-sets/${randomUUID()}.json`;
	await bucketAs("site", "labels").putObject(objectKey, bytes, { type: "application/json" });
	const [labelSet] = await db
		.insert(labelSets)
		.values({
			datasetVersionId: version.id,
			subset: "testing",
			version: 1,
			objectKey,
			sha256: sha256(bytes),
			fileBytes: bytes.length,
			isDemonstration: true,
			state: "checked",
			checkedAt: new Date(),
		})
		.returning();
	if (!labelSet) throw new Error("no label set");
	return { dataset, version, labelSet };
}

/** A challenge with one phase and its organizer; `changes` make the phase what a test needs. */
export async function openPhase(changes: Partial<typeof phases.$inferInsert> = {}) {
	const db = database();
	const { dataset, version, labelSet } = await datasetWithLabels();
	const organizer = await person("organizer");
	const slug = `challenge-${randomUUID().slice(0, 8)}`;
	const [challenge] = await db
		.insert(challenges)
		.values({
			slug,
			datasetId: dataset.id,
			title: "Test challenge",
			summary: "",
			publishedAt: new Date(),
		})
		.returning();
	if (!challenge) throw new Error("no challenge");
	await db.insert(challengeOrganizers).values({ challengeId: challenge.id, userId: organizer.id });
	const [phase] = await db
		.insert(phases)
		.values({
			challengeId: challenge.id,
			slug: "test",
			title: "Test",
			position: 1,
			datasetVersionId: version.id,
			subset: "testing",
			labelSetId: labelSet.id,
			protocol: defaultProtocol,
			opensAt: new Date("2026-01-01T00:00:00Z"),
			closesAt: null,
			dailyQuota: 5,
			totalQuota: 50,
			rejectedDailyQuota: 5,
			maxFileBytes: 10_000_000,
			figuresVisibility: "everyone",
			closedVisibility: changes.figuresVisibility ?? "everyone",
			evaluatorVersion: evaluatorOf(defaultProtocol).version,
			protocolSha256: sha256(canonicalProtocol(defaultProtocol)),
			isHiddenSplit: true,
			...changes,
		})
		.returning();
	if (!phase) throw new Error("no phase");
	return { challenge, phase, organizer, slugs: { challenge: slug, phase: phase.slug } };
}

/** A method of somebody's own team. */
export async function method(who: Person, challenge: string, name = "Method") {
	return createMethod(who.at(), {
		challenge,
		method: {
			name,
			...methodFields,
		},
	});
}

/** A phase, somebody who plays in it, and the method they send files for. */
export async function readyToSend(changes: Parameters<typeof openPhase>[0] = {}) {
	const place = await openPhase(changes);
	const ana = await person("ana");
	const { id: methodId } = await method(ana, place.challenge.slug);
	return { ...place, ana, methodId };
}

export const uploadOf = (
	slugs: { challenge: string; phase: string },
	methodId: string,
	bytes: Uint8Array,
) => ({
	...slugs,
	methodId,
	fileName: "proposals.json",
	fileBytes: bytes.length,
	sha256: sha256(bytes),
});

/** Stores a file where its announcement said, past the presigned address. */
export const arrive = ({ intentId }: { intentId: string }, bytes: Uint8Array) =>
	bucketAs("site", "site").putObject(`submissions/${intentId}`, bytes, {
		type: "application/octet-stream",
	});

/** A sound file that finds two of the four clips and equals no other: the same bytes would be recognised. */
export const anotherFile = (found = 2) =>
	encode({ ...proposalsFinding(found), version: randomUUID() });

/** Announces a file that no submission has yet. */
export async function announce(ctx: Context, upload: Parameters<typeof beginUpload>[1]) {
	const view = await beginUpload(ctx, upload);
	if (view.isEarlier) throw new Error("these bytes were sent before");
	return view;
}

/** Sends a file the way the site does; it then waits for a worker. */
export async function submit(
	ctx: Context,
	slugs: { challenge: string; phase: string },
	methodId: string,
	bytes: Uint8Array = anotherFile(),
): Promise<string> {
	const { submissionId } = await submitFile(ctx, uploadOf(slugs, methodId, bytes), bytes);
	return submissionId;
}

export async function stateOf(submissionId: string) {
	const [row] = await database().select().from(submissions).where(eq(submissions.id, submissionId));
	if (!row) throw new Error("no submission");
	return row;
}

/** The attempt that a submission takes, if it takes one. */
export async function slotOf(submissionId: string) {
	const [slot] = await database()
		.select()
		.from(quotaSlots)
		.where(eq(quotaSlots.submissionId, submissionId));
	return slot;
}
