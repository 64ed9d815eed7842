import { randomUUID } from "node:crypto";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Invalid, NotSignedIn } from "#lib/errors.ts";
import { presignLabelPut } from "#lib/storage/index.ts";
import { labelledChallenge } from "./find-label-set.ts";
import type { LabelAnnouncementInput } from "./input.ts";
import {
	describeAnnounced,
	insertLabelSet,
	type LabelSetRow,
	lockSubset,
	type Subset,
	selectLastVersion,
	selectSameBytes,
	selectSubsets,
} from "./queries.ts";
import type { AnnouncedLabelsView } from "./view.ts";

const addressSeconds = 3600;

/** Labels are of videos that can no longer change, so of a published version only. */
async function findSubset(
	ctx: Context,
	datasetId: string,
	{ datasetVersion, subset }: LabelAnnouncementInput,
): Promise<Subset> {
	const version = await selectSubsets(ctx.db, datasetId, datasetVersion);
	const problem = (pointer: string, message: string) =>
		new Invalid(message, [{ pointer, message }]);
	if (!version)
		throw problem("/datasetVersion", `The dataset has no published version ${datasetVersion}.`);
	if (!version.subsets.includes(subset))
		throw problem(
			"/subset",
			`Version ${datasetVersion} has no subset ${subset}; it has: ${version.subsets.join(", ") || "none"}.`,
		);
	return { datasetVersionId: version.id, subset };
}

/** The set of these bytes: one that is here already, or a new version of a number of its own. */
async function enter(
	ctx: Context,
	of: { input: LabelAnnouncementInput; subset: Subset; challengeId: string; userId: string },
): Promise<LabelSetRow> {
	const { input, subset } = of;
	const { sha256, fileBytes, note, isDemonstration } = input;
	return inTransaction(async (tx) => {
		await lockSubset(tx, subset);
		const same = await selectSameBytes(tx.db, { ...subset, sha256 });
		if (same && same.fileBytes !== fileBytes)
			throw new Invalid(`The file of this sha256 has ${same.fileBytes} bytes.`);
		if (same) {
			await describeAnnounced(tx.db, same.id, { note, isDemonstration });
			return same;
		}
		const made = await insertLabelSet(tx.db, {
			...subset,
			version: (await selectLastVersion(tx.db, subset)) + 1,
			// Of its own for every announcement: the bucket takes nothing twice under one key.
			objectKey: `label-sets/${randomUUID()}.json`,
			...{ sha256, fileBytes, note, isDemonstration },
			state: "announced",
			createdAt: ctx.now,
			uploadedBy: of.userId,
		});
		await record(tx, ctx, {
			action: "label-set.announce",
			subject: { kind: "label_set", id: made.id },
			detail: { ...subset, version: made.version, sha256, fileBytes },
			challengeId: of.challengeId,
		});
		return made;
	});
}

/**
 * Announces a label file and says where to put it: an address at the label bucket that takes exactly those
 * bytes, once. The file never passes through this process, which could not read it back either.
 */
export async function announceLabelSet(
	ctx: Context,
	input: LabelAnnouncementInput,
): Promise<AnnouncedLabelsView> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	const challenge = await labelledChallenge(ctx, input.challenge);
	const subset = await findSubset(ctx, challenge.datasetId, input);
	const row = await enter(ctx, { input, subset, challengeId: challenge.id, userId });
	const known = { labelSetId: row.id, version: row.version };
	if (row.state !== "announced") return { isKnown: true, ...known, state: row.state };
	const put = await presignLabelPut({
		key: row.objectKey,
		fileBytes: row.fileBytes,
		sha256Hex: row.sha256,
		expiresSeconds: addressSeconds,
	});
	return {
		isKnown: false,
		...known,
		...put,
		expiresAt: new Date(ctx.now.getTime() + addressSeconds * 1000).toISOString(),
	};
}
