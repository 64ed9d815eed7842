import { and, eq, lt } from "drizzle-orm";
import type { z } from "zod";
import { notices } from "#drizzle/schema/events.ts";
import type { Context } from "#lib/context.ts";
import { selectNotices } from "./about-queries.ts";
import type { noticesInput, readInput } from "./input.ts";
import { countUnread, markRead } from "./notice-queries.ts";
import { self } from "./self.ts";
import { type noticesView, type unreadView, viewNotice } from "./view.ts";

const pageLength = 50;

/** What happened that concerns the actor, the newest first. */
export async function listNotices(
	ctx: Context,
	input: z.output<typeof noticesInput>,
): Promise<z.output<typeof noticesView>> {
	const userId = self(ctx, "notice.read");
	const { before } = input;
	const which = and(
		eq(notices.userId, userId),
		before === undefined ? undefined : lt(notices.eventId, BigInt(before)),
	);
	const [unread, rows] = await Promise.all([
		countUnread(ctx.db, userId),
		selectNotices(ctx.db, which, pageLength + 1),
	]);
	const shown = rows.slice(0, pageLength).map(viewNotice);
	const next = rows.length > pageLength ? (shown.at(-1)?.number ?? null) : null;
	return { unread, notices: shown, next };
}

/** How many notices wait to be read; null for a visitor, who has none and is asked for nothing. */
export async function readUnread(ctx: Context): Promise<z.output<typeof unreadView>> {
	if (ctx.actor.kind !== "member") return { unread: null };
	return { unread: await countUnread(ctx.db, self(ctx, "notice.read")) };
}

/** Marks one of the actor's notices as read, or all, or all up to the newest that they have seen. */
export async function readNotices(
	ctx: Context,
	input: z.output<typeof readInput>,
): Promise<z.output<typeof unreadView>> {
	const userId = self(ctx, "notice.read");
	const { noticeId } = input;
	const upTo = input.upTo === undefined ? undefined : BigInt(input.upTo);
	await markRead(ctx.db, { userId, noticeId, upTo, now: ctx.now });
	return { unread: await countUnread(ctx.db, userId) };
}
