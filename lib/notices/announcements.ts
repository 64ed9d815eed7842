import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { actorIsOrganizer, challengeById, readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound, NotSignedIn } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { authorize } from "#lib/policy/index.ts";
import {
	type AnnouncementRow,
	type CorrectionRow,
	insertAnnouncement,
	insertCorrection,
	selectAnnouncement,
	selectAnnouncements,
	selectCorrections,
	selectPublishedSince,
	updateAnnouncement,
} from "./announcement-queries.ts";
import { holdChallenge, refuseTooMany } from "./daily-limit.ts";
import type { announcementInput, announcementsInput, correctionInput } from "./input.ts";
import type { AnnouncementView } from "./view.ts";

/** Each goes to everybody's mailbox. */
const mostADay = 10;

function viewAnnouncement(
	row: AnnouncementRow,
	corrections: readonly CorrectionRow[],
): AnnouncementView {
	const { id, title, markdown, publishedAt } = row;
	const own = corrections.filter(({ announcementId }) => announcementId === id);
	return {
		id,
		title,
		markdown,
		publishedAt: publishedAt.toISOString(),
		updatedAt: (own.at(-1)?.at ?? publishedAt).toISOString(),
		corrections: own.map(({ at, note, titleBefore, markdownBefore }) => ({
			at: at.toISOString(),
			note,
			titleBefore,
			markdownBefore,
		})),
	};
}

/** What the organizers told everybody, the newest first, with what they corrected in it. */
export async function listAnnouncements(
	ctx: Context,
	input: z.output<typeof announcementsInput>,
): Promise<AnnouncementView[]> {
	const challenge = await readChallenge(ctx, input.challenge);
	const rows = await selectAnnouncements(ctx.db, challenge.id);
	const corrections = await selectCorrections(
		ctx.db,
		rows.map(({ id }) => id),
	);
	return rows.map((row) => viewAnnouncement(row, corrections));
}

async function authorizePublishing(ctx: Context, challengeId: string): Promise<string> {
	const { publishedAt } = await challengeById(ctx, challengeId);
	const isOrganizer = await actorIsOrganizer(ctx, challengeId);
	const isPublished = publishedAt !== null;
	authorize(ctx.actor, "announcement.publish", { isOrganizer, isPublished });
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	return ctx.actor.userId;
}

/** Tells everybody something: on the challenge's page, in its feed, and by mail to who wants it. */
export async function publishAnnouncement(
	ctx: Context,
	input: z.output<typeof announcementInput>,
): Promise<AnnouncementView> {
	const { id: challengeId } = await readChallenge(ctx, input.challenge);
	const authorId = await authorizePublishing(ctx, challengeId);
	const { title, markdown } = input;
	return inTransaction(async (tx) => {
		await holdChallenge(tx, challengeId);
		await refuseTooMany(ctx, {
			since: (since) => selectPublishedSince(tx.db, challengeId, since),
			mostADay,
			what: "announcements",
		});
		const words = { challengeId, title, markdown, authorId, publishedAt: ctx.now };
		const made = await insertAnnouncement(tx.db, words);
		await record(tx, ctx, {
			action: "announcement.publish",
			subject: { kind: "announcement", id: made.id },
			detail: { before: null, after: { title, markdown } },
		});
		const detail = { announcementId: made.id, title };
		await happened(tx, ctx, { kind: "announcement.published", challengeId, detail });
		return viewAnnouncement(made, []);
	});
}

/**
 * Corrects an announcement. What it said before stays to be read, with what is different and why.
 * @throws Conflict when nothing is different, or somebody else corrected it meanwhile
 */
export async function correctAnnouncement(
	ctx: Context,
	input: z.output<typeof correctionInput>,
): Promise<AnnouncementView> {
	const { title, markdown, note } = input;
	const known = await selectAnnouncement(ctx.db, input.announcementId);
	if (!known) throw new NotFound("announcement");
	const { id: announcementId, challengeId } = known;
	const authorId = await authorizePublishing(ctx, challengeId);
	return inTransaction(async (tx) => {
		const before = await selectAnnouncement(tx.db, announcementId);
		if (!before) throw new NotFound("announcement");
		if (before.title === title && before.markdown === markdown)
			throw new Conflict("Nothing is different: change the title or the text first.");
		const changed = await updateAnnouncement(tx.db, before, { title, markdown });
		if (!changed) throw new Conflict("Somebody has corrected it meanwhile: reload the page.");
		const was = { titleBefore: before.title, markdownBefore: before.markdown };
		await insertCorrection(tx.db, { announcementId, at: ctx.now, authorId, note, ...was });
		await record(tx, ctx, {
			action: "announcement.correct",
			subject: { kind: "announcement", id: announcementId },
			detail: { note, before: was, after: { title, markdown } },
		});
		const detail = { announcementId, title, note, isCorrection: true };
		if (input.tells)
			await happened(tx, ctx, { kind: "announcement.published", challengeId, detail });
		return viewAnnouncement(changed, await selectCorrections(tx.db, [announcementId]));
	});
}

/** The name of the challenge that an announcement belongs to, as its address has it. */
export async function challengeOfAnnouncement(
	ctx: Context,
	input: { announcementId: string },
): Promise<string> {
	const known = await selectAnnouncement(ctx.db, input.announcementId);
	if (!known) throw new NotFound("announcement");
	return (await challengeById(ctx, known.challengeId)).slug;
}
