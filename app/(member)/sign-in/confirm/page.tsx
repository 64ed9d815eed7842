import type { Metadata } from "next";
import { z } from "zod";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { ownPath } from "#app/_http/action.ts";

const words = {
	title: "Sign in to Onset",
	lead: (email: string) => `You are about to sign in as ${email}.`,
	why: "The link alone does nothing, so that programs which open the links of your mail cannot use it up.",
	confirm: "Sign in",
	broken: "This link is not complete. Copy it whole from the mail, or ask for a new one.",
	again: "Ask for a new link",
};

export const metadata: Metadata = {
	title: words.title,
	robots: { index: false },
	referrer: "no-referrer",
};

type Search = { email?: string; token?: string; next?: string };

function pathOf(next: string | undefined): string {
	// next-auth hands on whole addresses; only their path matters here.
	return ownPath(next && URL.canParse(next) ? new URL(next).pathname + new URL(next).search : next);
}

/** Asks before the token is used: a GET of this page changes nothing. */
export default async function ConfirmPage({ searchParams }: { searchParams: Promise<Search> }) {
	const { email, token, next } = await searchParams;
	// Whoever made the address says what stands in it: nothing but a mailbox is repeated.
	const mailbox = z.email().safeParse(email).data;
	if (!mailbox || !token)
		return (
			<div className="page narrow">
				<PageHead title={words.title} />
				<Notice tone="wrong">{words.broken}</Notice>
				<p>
					<a href="/sign-in">{words.again}</a>
				</p>
			</div>
		);
	return (
		<div className="page narrow">
			<PageHead title={words.title} lead={words.lead(mailbox)} />
			<form className="form" method="get" action="/api/auth/callback/mail">
				<input type="hidden" name="email" value={mailbox} />
				<input type="hidden" name="token" value={token} />
				<input type="hidden" name="callbackUrl" value={pathOf(next)} />
				<button type="submit">{words.confirm}</button>
			</form>
			<p className="quiet">{words.why}</p>
		</div>
	);
}
