import { randomUUID } from "node:crypto";
import { labelSets } from "#drizzle/schema/challenge.ts";
import { database, inTransaction } from "#lib/db/index.ts";
import { concludeRescores, type RescoreClaim, takeRescores } from "#lib/rescoring/index.ts";
import { score } from "#workers/score-thread.ts";
import { asWorker, scoreNow, validateNow } from "./hands.ts";
import { bucketAs } from "./storage.ts";
import {
	encode,
	labels,
	method,
	type openPhase,
	type Person,
	person,
	proposalsFinding,
	sha256,
	submit,
} from "./world.ts";

type Place = Awaited<ReturnType<typeof openPhase>>;

/** The labels with their mistake mended: the clips of the videos c and d are elsewhere. */
export const mendedLabels = {
	...labels,
	version: "mended",
	database: Object.fromEntries(
		Object.entries(labels.database).map(([id, video]) => [
			id,
			id < "c" ? video : { ...video, annotations: [{ segment: [8, 9], label: "happy" }] },
		]),
	),
};

type LabelSet = typeof labelSets.$inferInsert;

/** Another version of the label set of a phase, as an organizer uploads it and a worker checks it. */
export async function anotherLabelSet(
	{ phase }: Pick<Place, "phase">,
	changes: Partial<LabelSet> = {},
	content: object = mendedLabels,
) {
	const bytes = encode(content);
	const objectKey = `label-sets/${randomUUID()}.json`;
	await bucketAs("site", "labels").putObject(objectKey, bytes, { type: "application/json" });
	const [made] = await database()
		.insert(labelSets)
		.values({
			datasetVersionId: phase.datasetVersionId,
			subset: phase.subset,
			version: 2,
			objectKey,
			sha256: sha256(bytes),
			fileBytes: bytes.length,
			isDemonstration: true,
			state: "checked",
			checkedAt: new Date(),
			...changes,
		})
		.returning();
	if (!made) throw new Error("no label set");
	return made;
}

/** A file that finds `found` clips by the labels as they were; no two are the same. */
const file = (found: number) => encode({ ...proposalsFinding(found), version: randomUUID() });

/** Somebody's scored submission, which finds so many of the four clips. */
export async function scoredFor(place: Place, who: Person, found: number, key: bigint) {
	const { id: methodId } = await method(who, place.challenge.slug, `Finds ${found}`);
	const submissionId = await submit(who.at(), place.slugs, methodId, file(found));
	await validateNow(submissionId, key);
	await scoreNow(submissionId, key);
	return { who, methodId, submissionId };
}

/**
 * Three teams that find two, three and four clips of the labels as they were. By the mended ones they
 * find four, three and two.
 */
export async function threeTeams(place: Place, key: bigint) {
	const [two, three, four] = [await person("two"), await person("three"), await person("four")];
	return {
		two: await scoredFor(place, two, 2, key),
		three: await scoredFor(place, three, 3, key),
		four: await scoredFor(place, four, 4, key),
	};
}

async function rescoreOf(claim: RescoreClaim) {
	const { objectKey, submission, labelSet, subset, protocol, rules } = claim;
	const bytes = await asWorker().storage.readObject(objectKey, submission.fileBytes);
	const labelBytes = await bucketAs("worker", "labels").readObject(labelSet.objectKey, 1e6);
	if (!bytes || !labelBytes) throw new Error("no file");
	return score({
		file: { bytes, sha256: submission.sha256, rules },
		labels: { bytes: labelBytes, sha256: labelSet.sha256, subset },
		protocol,
	});
}

/** Takes up by hand what a worker would for its jobs. */
export const takeNow = (submissionIds: readonly string[], workerKey: bigint) =>
	inTransaction((tx) => takeRescores(tx, asWorker(), { submissionIds, workerKey }));

/** Does by hand what a worker does for one submission; false when there is nothing to do. */
export async function rescoreNow(submissionId: string, key: bigint): Promise<boolean> {
	const [claim] = await takeNow([submissionId], key);
	if (!claim) return false;
	const made = await concludeRescores(asWorker(), [{ claim, score: await rescoreOf(claim) }]);
	return made.length > 0;
}
