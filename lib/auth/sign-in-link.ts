import { createHash, randomBytes } from "node:crypto";
import { verificationTokens } from "#drizzle/schema/people.ts";
import { config } from "#lib/config.ts";
import { database } from "#lib/db/index.ts";

/**
 * The page that asks whether to sign in. Following the link uses nothing up, so a scanner that opens
 * every link of a mail does no harm; only the page's button does.
 */
export function confirmLink(of: { email: string; token: string; next: string }): string {
	const link = new URL("/sign-in/confirm", config().SITE_URL);
	link.search = new URLSearchParams(of).toString();
	return link.toString();
}

/** A sign-in link handed out by whoever runs the site, stored as next-auth stores a mailed one. */
export async function makeSignInLink(email: string, minutes: number): Promise<string> {
	const token = randomBytes(24).toString("base64url");
	const digest = createHash("sha256").update(`${token}${config().AUTH_SECRET}`).digest("hex");
	await database()
		.insert(verificationTokens)
		.values({ identifier: email, token: digest, expires: new Date(Date.now() + minutes * 60_000) });
	return confirmLink({ email, token, next: "/account" });
}
