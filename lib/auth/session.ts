import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { headers } from "next/headers";
import NextAuth from "next-auth";
import { accounts, sessions, users, verificationTokens } from "#drizzle/schema/people.ts";
import { config } from "#lib/config.ts";
import { database } from "#lib/db/index.ts";
import { mayMail } from "./mail-limit.ts";
import { providers } from "./providers.ts";

async function client(): Promise<string> {
	const forwarded = (await headers()).get("x-forwarded-for") ?? "";
	return forwarded.split(",")[0]?.trim() || "unknown";
}

// Made by a function, on first use: a build has no configuration and needs none.
export const { handlers, auth, signIn, signOut } = NextAuth(() => ({
	adapter: DrizzleAdapter(database(), {
		usersTable: users,
		accountsTable: accounts,
		sessionsTable: sessions,
		verificationTokensTable: verificationTokens,
	}),
	session: { strategy: "database", maxAge: 30 * 24 * 60 * 60 },
	secret: config().AUTH_SECRET,
	trustHost: true,
	providers: providers(config()),
	pages: {
		signIn: "/sign-in",
		error: "/sign-in",
		verifyRequest: "/sign-in/check-mail",
	},
	callbacks: {
		async signIn({ user, email }) {
			if (!email?.verificationRequest) return true;
			return (await mayMail(user.email ?? "", await client())) || "/sign-in?error=TooManyMails";
		},
	},
}));
