import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { differenceLine } from "./document/index.ts";
import { readChallenge } from "./read-challenge.ts";
import { selectChanges, selectPage } from "./rules-queries.ts";
import type { ChallengeView } from "./view.ts";

/** A page of a challenge, in the organizers' Markdown. */
export async function readPage(
	ctx: Context,
	slugs: { challenge: string; page: string },
): Promise<{ challenge: ChallengeView; title: string; markdown: string }> {
	const challenge = await readChallenge(ctx, slugs.challenge);
	const page = await selectPage(ctx.db, { challengeId: challenge.id, slug: slugs.page });
	if (!page) throw new NotFound("page");
	return { challenge, title: page.title, markdown: page.markdown };
}

export const changeView = z.object({
	id: z.uuid(),
	at: z.iso.datetime(),
	note: z.string(),
	changes: z.array(differenceLine),
});
export type ChangeView = z.output<typeof changeView>;

/** What was changed of a public challenge, the newest first. */
export async function listChanges(
	ctx: Context,
	input: { challenge: string },
): Promise<ChangeView[]> {
	const challenge = await readChallenge(ctx, input.challenge);
	const rows = await selectChanges(ctx.db, challenge.id);
	return rows.map(({ id, at, note, changes }) => ({
		id,
		at: at.toISOString(),
		note,
		changes: z.array(differenceLine).parse(changes),
	}));
}
