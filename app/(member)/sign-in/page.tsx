import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { z } from "zod";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { ownPath } from "#app/_http/action.ts";
import { configuredProviders, signIn } from "#lib/auth/index.ts";
import { config } from "#lib/config.ts";

const words = {
	title: "Sign in",
	lead: "Write the address of a mailbox you read. We send a link there; opening it signs you in, and makes your account if you have none.",
	back: "The page you asked for is for people who are signed in. Afterwards you are taken back to it.",
	email: "Mail address",
	send: "Send the link",
	other: "Or with an account elsewhere",
	with: (name: string) => `Sign in with ${name}`,
	errors: {
		Address: "That is not a mail address. Check it and send again.",
		TooManyMails:
			"Too many links were asked for in a short time. Wait a quarter of an hour, then ask for a new one.",
		Verification: "This link was used already, or its half hour is over. Ask for a new one below.",
		OAuthAccountNotLinked:
			"That account elsewhere, or its mail address, belongs to another account here already. Sign in the way you did before, or with the mailed link.",
		MailboxFirst:
			"That account names no mailbox, and an account here needs one. Sign in by mail first, then connect it on your account page.",
		AccessDenied: "The other site did not let you in. Try again, or use the mailed link.",
		fallback: "Signing in did not work. Try again.",
	},
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

async function sendLink(form: FormData): Promise<void> {
	"use server";
	const next = ownPath(form.get("next")?.toString());
	const email = z.email().max(254).safeParse(form.get("email")?.toString().trim());
	if (!email.success) redirect(`/sign-in?error=Address&next=${encodeURIComponent(next)}`);
	const answer = await signIn("mail", { email: email.data, redirectTo: next, redirect: false });
	const refused = URL.canParse(answer) ? new URL(answer).searchParams.get("error") : null;
	redirect(refused ? `/sign-in?error=${encodeURIComponent(refused)}` : "/sign-in/check-mail");
}

async function goElsewhere(form: FormData): Promise<void> {
	"use server";
	const provider = form.get("provider")?.toString() ?? "";
	await signIn(provider, { redirectTo: ownPath(form.get("next")?.toString()) });
}

function sentence(error: string): string {
	return (
		Object.entries(words.errors).find(([code]) => code === error)?.[1] ?? words.errors.fallback
	);
}

type Search = { error?: string; next?: string; callbackUrl?: string };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Search> }) {
	const { error, next } = await searchParams;
	const elsewhere = configuredProviders(config());
	return (
		<div className="page narrow">
			<PageHead title={words.title} lead={words.lead} />
			{error ? (
				<Notice tone="wrong" alert>
					{sentence(error)}
				</Notice>
			) : null}
			{next && !error ? <Notice>{words.back}</Notice> : null}
			<form className="form" action={sendLink}>
				<input type="hidden" name="next" value={ownPath(next)} />
				<div className="field">
					<label htmlFor="email">{words.email}</label>
					<input id="email" name="email" type="email" autoComplete="email" required />
				</div>
				<button type="submit">{words.send}</button>
			</form>
			{elsewhere.length > 0 ? (
				<section className="section" aria-label={words.other}>
					<h2>{words.other}</h2>
					{elsewhere.map(({ id, name }) => (
						<form key={id} action={goElsewhere}>
							<input type="hidden" name="next" value={ownPath(next)} />
							<input type="hidden" name="provider" value={id} />
							<button type="submit" className="plain">
								{words.with(name)}
							</button>
						</form>
					))}
				</section>
			) : null}
		</div>
	);
}
