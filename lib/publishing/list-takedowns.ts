import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import {
	type ReplyRow,
	selectAsked,
	selectReplies,
	selectTakedowns,
	type TakedownRow,
} from "./takedown-queries.ts";
import type { AskedTakedown, TakedownView } from "./view.ts";

const view = (takedown: TakedownRow, tombstoneVersion: string): TakedownView => ({
	id: takedown.id,
	videoId: takedown.videoId,
	reason: takedown.reason,
	boardEffect: takedown.boardEffect,
	at: takedown.at.toISOString(),
	tombstoneVersion,
});

/** The videos of a dataset that were taken down, for anybody, newest first. */
export async function listTakedowns(
	ctx: Context,
	input: { dataset: string },
): Promise<TakedownView[]> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const rows = await selectTakedowns(ctx.db, dataset.id);
	return rows.map(({ takedown, tombstone }) => view(takedown, tombstone));
}

const viewReply = (reply: ReplyRow) => ({
	askedAt: reply.askedAt.toISOString(),
	answer: reply.answer,
	because: reply.because,
	answeredAt: reply.answeredAt?.toISOString() ?? null,
});

/** What the actor is asked about copies that they may have. */
export async function listAskedTakedowns(ctx: Context): Promise<AskedTakedown[]> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const rows = await selectAsked(ctx.db, ctx.actor.userId);
	return rows.map(({ reply, takedown, tombstone, dataset }) => ({
		...view(takedown, tombstone),
		dataset,
		...viewReply(reply),
	}));
}

export type TakedownReply = ReturnType<typeof viewReply> & {
	takedownId: string;
	name: string | null;
	email: string;
};

/** Who was asked and what they said, for those who run the dataset. */
export async function listTakedownReplies(
	ctx: Context,
	input: { dataset: string },
): Promise<TakedownReply[]> {
	const dataset = await findDataset(ctx.db, input.dataset);
	authorize(ctx.actor, "video.take-down", await relationToDataset(ctx, dataset.id));
	const rows = await selectReplies(ctx.db, dataset.id);
	return rows.map(({ reply, name, email }) => ({
		takedownId: reply.takedownId,
		name,
		email,
		...viewReply(reply),
	}));
}
