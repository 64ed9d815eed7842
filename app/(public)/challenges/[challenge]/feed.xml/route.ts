import { createHash } from "node:crypto";
import { atomFeed, updatedOf } from "#app/_http/atom-feed.ts";
import { publicContext } from "#app/_http/context.ts";
import { problemResponse } from "#app/_http/problem.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import { config } from "#lib/config.ts";
import { licenceHtml } from "#lib/licensing/index.ts";
import { listAnnouncements } from "#lib/notices/index.ts";

const words = {
	title: (challenge: string) => `${challenge}: announcements`,
	author: (challenge: string) => `The organizers of ${challenge}`,
};

const entriesShown = 50;
const epoch = new Date(0).toISOString();

/** Whether the reader has this very text already, as they say themselves. */
function isKnown(request: Request, etag: string, updatedAt: string): boolean {
	const none = request.headers.get("if-none-match");
	if (none !== null) return none.split(",").some((one) => one.trim().replace(/^W\//, "") === etag);
	const since = Date.parse(request.headers.get("if-modified-since") ?? "");
	return Math.floor(Date.parse(updatedAt) / 1000) * 1000 <= since;
}

/** A challenge's announcements for readers of feeds, who ask often: mostly they are told "the same". */
export async function GET(
	request: Request,
	{ params }: { params: Promise<{ challenge: string }> },
): Promise<Response> {
	try {
		const slugs = await params;
		const ctx = publicContext();
		const challenge = await readChallenge(ctx, slugs.challenge);
		const page = new URL(`/challenges/${challenge.slug}/announcements`, config().SITE_URL).href;
		const entries = (await listAnnouncements(ctx, slugs))
			.slice(0, entriesShown)
			.map(({ id, title, markdown, publishedAt, updatedAt }) => ({
				...{ id, title, publishedAt, updatedAt },
				url: `${page}#${id}`,
				html: licenceHtml(markdown),
			}));
		const feed = {
			id: challenge.id,
			title: words.title(challenge.title),
			author: words.author(challenge.title),
			selfUrl: new URL(`/challenges/${challenge.slug}/feed.xml`, config().SITE_URL).href,
			pageUrl: page,
			updatedAt: epoch,
			entries,
		};
		const text = atomFeed(feed);
		const etag = `"${createHash("sha256").update(text).digest("base64url")}"`;
		const updatedAt = updatedOf(feed);
		const headers = {
			etag,
			"last-modified": new Date(updatedAt).toUTCString(),
			"cache-control": "public, max-age=60",
		};
		if (isKnown(request, etag, updatedAt)) return new Response(null, { status: 304, headers });
		return new Response(text, {
			headers: { ...headers, "content-type": "application/atom+xml; charset=utf-8" },
		});
	} catch (error) {
		return problemResponse(error);
	}
}
