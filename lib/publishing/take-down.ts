import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { type DatasetRow, findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, Invalid, NotSignedIn } from "#lib/errors.ts";
import { type HolderStanding, standingsOfDataset } from "#lib/grants/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { boardsChannel, everyBoard, notify } from "#lib/queue/index.ts";
import type { takeDownInput } from "./input.ts";
import { takedownMail } from "./mails.ts";
import { opensAt } from "./publish-version.ts";
import {
	bringDraftBack,
	insertReplies,
	insertTakedown,
	lockDataset,
	selectDraft,
	selectFetchers,
	selectPublishedSequences,
	selectVersionNames,
	setDraftAside,
} from "./takedown-queries.ts";
import { nameAfter } from "./tombstone.ts";
import {
	copyContents,
	insertDraft,
	selectPublishedBefore,
	setPublished,
	type VersionRow,
} from "./version-queries.ts";

type Input = z.output<typeof takeDownInput>;

/** A version without the video, published at once: the newest as it was, less what was taken down. */
async function publishTombstone(
	tx: Transaction,
	ctx: Context,
	of: { dataset: DatasetRow; newest: VersionRow; videoId: string; by: string },
): Promise<VersionRow> {
	const { dataset, newest, videoId } = of;
	const draft = await selectDraft(tx.db, dataset.id);
	const names = await selectVersionNames(tx.db, dataset.id);
	const shelfId = draft && (await setDraftAside(tx, draft.id));
	const sequence = draft?.sequence ?? newest.sequence + 1;
	const made = await insertDraft(tx.db, {
		datasetId: dataset.id,
		version: nameAfter(newest.version, names),
		sequence,
		isDemonstration: newest.isDemonstration,
		createdAt: ctx.now,
	});
	if (!made) throw new Conflict("Another version was made at the same moment: try again.");
	await copyContents(tx.db, { from: newest.id, to: made.id, withoutVideo: videoId });
	const changes = `The video ${videoId} was taken down.`;
	await setPublished(tx.db, made.id, { changes, publishedAt: ctx.now, publishedBy: of.by });
	if (draft && shelfId)
		await bringDraftBack(tx, {
			draftId: draft.id,
			shelfId,
			datasetId: dataset.id,
			sequence: sequence + 1,
			videoId,
		});
	return made;
}

/** Who may have a copy: whoever could fetch it now, and whoever ever did. */
async function likelyHolders(
	tx: Transaction,
	of: {
		datasetId: string;
		videoId: string;
		sequences: readonly number[];
		standings: readonly HolderStanding[];
	},
): Promise<Map<string, string>> {
	const fetchers = await selectFetchers(tx.db, of.datasetId, of.videoId);
	const open = of.standings.filter(({ towards }) =>
		of.sequences.some((sequence) => opensAt(towards(sequence))),
	);
	return new Map([...open, ...fetchers].map(({ userId, email }) => [userId, email]));
}

/**
 * Withdraws a video from every version: nobody can fetch it any more, the newest version is
 * published again without it, and whoever may have a copy is asked what becomes of it.
 */
export async function takeDown(
	ctx: Context,
	input: Input,
): Promise<{ takedownId: string; tombstoneVersion: string }> {
	const dataset = await findDataset(ctx.db, input.dataset);
	authorize(ctx.actor, "video.take-down", await relationToDataset(ctx, dataset.id));
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const by = ctx.actor.userId;
	const { videoId, reason, boardEffect } = input;
	const standings = await standingsOfDataset(ctx.db, { datasetId: dataset.id, now: ctx.now });
	return inTransaction(async (tx) => {
		await lockDataset(tx, dataset.id);
		const sequences = await selectPublishedSequences(tx.db, dataset.id, videoId);
		const newest = await selectPublishedBefore(tx.db, dataset.id);
		if (!newest || sequences.length === 0)
			throw new Invalid("No published version has a video of this id.", [
				{ pointer: "/videoId", message: "no such video" },
			]);
		const tombstone = await publishTombstone(tx, ctx, { dataset, newest, videoId, by });
		const takedown = await insertTakedown(tx.db, {
			datasetId: dataset.id,
			videoId,
			reason,
			boardEffect,
			at: ctx.now,
			by,
			tombstoneVersionId: tombstone.id,
		});
		if (!takedown) throw new Conflict("The video was taken down already.");
		await record(tx, ctx, {
			action: "video.take-down",
			subject: { kind: "takedown", id: takedown.id },
			detail: { videoId, reason, tombstoneVersion: tombstone.version },
		});
		const asked = await likelyHolders(tx, {
			datasetId: dataset.id,
			videoId,
			sequences,
			standings,
		});
		await insertReplies(
			tx.db,
			[...asked.keys()].map((userId) => ({ takedownId: takedown.id, userId, askedAt: ctx.now })),
		);
		for (const to of asked.values()) {
			const told = { videoId, reason, boardEffect, version: tombstone.version };
			await queueMail(tx, takedownMail({ to, dataset, ...told }));
		}
		// Boards say what it means for them, and they are pages that are kept.
		await notify(tx, boardsChannel, everyBoard);
		return { takedownId: takedown.id, tombstoneVersion: tombstone.version };
	});
}
