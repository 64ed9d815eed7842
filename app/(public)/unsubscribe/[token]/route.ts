import { publicContext } from "#app/_http/context.ts";
import { parseInput, readForm } from "#app/_http/input.ts";
import { problemResponse } from "#app/_http/problem.ts";
import { telling } from "#app/_http/telling.ts";
import { unsubscribe, unsubscribeInput } from "#lib/notices/index.ts";

const words = {
	ended: "You are unsubscribed.\n",
	done: "Done. You get no more of these mails. 已停止此类邮件。",
	doneAll: "Done. You get only what cannot be turned off. 已停止所有可停止的邮件。",
};

type Given = { params: Promise<{ token: string }> };

async function linkOf(request: Request, { params }: Given) {
	const { searchParams } = new URL(request.url);
	return {
		token: (await params).token,
		until: searchParams.get("until") ?? "",
		signature: searchParams.get("signature") ?? "",
	};
}

const pageOf = (link: Record<string, string>) => `/unsubscribe?${new URLSearchParams(link)}`;

const to = (location: string): Response =>
	new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });

/** To look ends nothing: scanners of mails follow every link. The page asks. */
export async function GET(request: Request, given: Given): Promise<Response> {
	return to(pageOf(await linkOf(request, given)));
}

/**
 * Ends the mails that the link came with. A mail program sends this for its reader and follows
 * nothing (RFC 8058); the page's own form is led back to the page. The link is all the permission.
 */
export async function POST(request: Request, given: Given): Promise<Response> {
	try {
		const link = await linkOf(request, given);
		const form: Record<string, unknown> = await readForm(request, 0).catch(() => ({}));
		const input = { ...parseInput(unsubscribeInput, link), all: form.all === "yes" };
		const { ends } = await unsubscribe(publicContext(), input);
		if (form.page === "yes") {
			const done = ends === "all" ? words.doneAll : words.done;
			return to(telling(publicContext(), pageOf(link), "done", done, link.token));
		}
		return new Response(words.ended, {
			headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" },
		});
	} catch (error) {
		return problemResponse(error);
	}
}
