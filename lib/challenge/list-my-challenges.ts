import type { Context } from "#lib/context.ts";
import { NotSignedIn } from "#lib/errors.ts";
import { selectOrganized } from "./queries.ts";

export type MyChallenge = { slug: string; title: string; isPublished: boolean };

/** The challenges that the actor organizes, drafts among them; an administrator's are all. */
export async function listMyChallenges(ctx: Context): Promise<MyChallenge[]> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId, isAdmin } = ctx.actor;
	const rows = await selectOrganized(ctx.db, isAdmin ? null : userId);
	return rows.map(({ slug, title, publishedAt }) => ({
		slug,
		title,
		isPublished: publishedAt !== null,
	}));
}
