import { DrizzleAdapter } from "@auth/drizzle-adapter";
import { cookies, headers } from "next/headers";
import NextAuth from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { accounts, sessions, users, verificationTokens } from "#drizzle/schema/people.ts";
import { config } from "#lib/config.ts";
import { database } from "#lib/db/index.ts";
import { clientAddress } from "./client-address.ts";
import { mayMail } from "./mail-limit.ts";
import { providers } from "./providers.ts";
import { dropUnproven, selectUser } from "./queries.ts";
import { isTombstone } from "./tombstone.ts";

/** What stands where a deleted account had its address is no mailbox. */
const mayBeMailed = async (email: string): Promise<boolean> =>
	!isTombstone(email) && (await mayMail(email, clientAddress(await headers())));

/** Mailboxes are compared in lower case: the adapter compares exactly, and providers do not care. */
function adapter(): Adapter {
	const drizzle = DrizzleAdapter(database(), {
		usersTable: users,
		accountsTable: accounts,
		sessionsTable: sessions,
		verificationTokensTable: verificationTokens,
	});
	return {
		...drizzle,
		createUser: async (user) => {
			if (!drizzle.createUser) throw new Error("the adapter makes no users");
			return drizzle.createUser({ ...user, email: user.email.toLowerCase() });
		},
		getUserByEmail: async (email) => (await drizzle.getUserByEmail?.(email.toLowerCase())) ?? null,
		// A session that was being made while its account was deleted opens nothing.
		getSessionAndUser: async (token) => {
			const found = (await drizzle.getSessionAndUser?.(token)) ?? null;
			return found && (await selectUser(database(), found.user.id)) ? found : null;
		},
	};
}

async function sessionToken(): Promise<string | undefined> {
	const all = (await cookies()).getAll();
	return all.find(({ name }) => name.endsWith("authjs.session-token"))?.value;
}

/** Whether the request brings a session cookie at all, valid or not. */
export async function carriesSession(): Promise<boolean> {
	return (await sessionToken()) !== undefined;
}

/** Whether somebody is signed in, to whom another account can be connected. */
async function isSignedIn(): Promise<boolean> {
	const token = await sessionToken();
	return token !== undefined && Boolean(await adapter().getSessionAndUser?.(token));
}

// Made by a function, on first use: a build has no configuration and needs none.
export const { handlers, auth, signIn, signOut } = NextAuth(() => ({
	adapter: adapter(),
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
		async signIn({ user, email, account }) {
			if (email?.verificationRequest)
				return (await mayBeMailed(user.email ?? "")) || "/sign-in?error=TooManyMails";
			// An account elsewhere that names no mailbox, as ORCID, cannot be the first way in; it can be
			// connected by who is signed in already.
			if (!user.email && !(await isSignedIn())) return "/sign-in?error=MailboxFirst";
			// Who opens the mailbox owns the account: whoever was there before without having shown it
			// loses every other way in.
			if (account?.type === "email" && user.id) await dropUnproven(database(), user.id);
			return true;
		},
	},
}));
