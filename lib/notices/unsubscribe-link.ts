import { z } from "zod";
import { eventKinds } from "#drizzle/schema/events.ts";
import type { MailDraft } from "#lib/mail/index.ts";
import type { EventKind } from "./kinds.ts";

/** What one press ends: the mails of a kind, or whatever comes in the digest. */
export type Ended = EventKind | "digest";

const dayMilliseconds = 86_400_000;
const linkDays = 365;

/** The address that ends such mails to somebody; it needs no sign-in, and works for a year. */
export const unsubscribeLink = (
	userId: string,
	ends: Ended,
	now: Date,
): NonNullable<MailDraft["unsubscribe"]> => ({
	purpose: "unsubscribe",
	subject: `${userId}.${ends}`,
	expiresAt: new Date(now.getTime() + linkDays * dayMilliseconds).toISOString(),
});

const token = z
	.templateLiteral([z.uuid(), ".", z.enum([...eventKinds, "digest"])])
	.transform((subject) => {
		const at = subject.indexOf(".");
		return {
			userId: subject.slice(0, at),
			ends: z.enum([...eventKinds, "digest"]).parse(subject.slice(at + 1)),
		};
	});

/** Whom a link is about and what it ends; null where it is none of ours. */
export function readToken(subject: string): { userId: string; ends: Ended } | null {
	return token.safeParse(subject).data ?? null;
}
