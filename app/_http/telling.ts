import type { Context } from "#lib/context.ts";
import type { Actor } from "#lib/policy/index.ts";
import { openSentence, sealSentence } from "#lib/signed-links/index.ts";
import { pageContext } from "./context.ts";

/** What became of the form that led to a page. */
type Told = "done" | "refused";

const readerOf = (actor: Actor) => (actor.kind === "member" ? actor.userId : actor.kind);

/**
 * The address of a page of this site that says what became of a form, to whoever sent it and to
 * nobody else. Of a page that is opened by a mailed link, the reader is who has that link.
 */
export function telling(
	ctx: Context,
	page: string,
	about: Told,
	text: string,
	reader = readerOf(ctx.actor),
): string {
	// Only the path and the question of it are used.
	const url = new URL(page, "http://page.invalid");
	url.searchParams.set(about, sealSentence({ about, reader, text }, ctx.now));
	return `${url.pathname}${url.search}${url.hash}`;
}

/** What an address has to say to its reader; null when it is not this site's own word. */
export async function told(
	about: Told,
	given: string | string[] | undefined,
	linkOfReader: string | null,
): Promise<string | null> {
	if (typeof given !== "string") return null;
	const reader = linkOfReader ?? readerOf((await pageContext()).actor);
	return openSentence(given, { about, reader }, new Date());
}
