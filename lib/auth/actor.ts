import { createHash } from "node:crypto";
import { database } from "#lib/db/index.ts";
import { type Actor, visitor } from "#lib/policy/index.ts";
import { selectBearer, selectUser, touchToken } from "./queries.ts";
import { auth, carriesSession } from "./session.ts";

/** Who sits at the browser: by the session cookie, read from the database on every request. */
export async function sessionActor(): Promise<Actor> {
	const session = await auth();
	if (!session?.user?.id) {
		// next-auth says "nobody" too when it cannot ask: then this says what is really the matter.
		if (await carriesSession()) await database().execute("select 1");
		return visitor;
	}
	const user = await selectUser(database(), session.user.id);
	return user ? { kind: "member", userId: user.id, isAdmin: user.isAdmin } : visitor;
}

/**
 * Whose personal token a program sent: as a bearer token, or as the password of HTTP Basic.
 * @returns null when the header carries no token or one that is unknown or revoked
 */
export async function tokenActor(authorization: string): Promise<Actor | null> {
	const token = tokenIn(authorization);
	if (!token) return null;
	const db = database();
	const found = await selectBearer(db, tokenDigest(token));
	if (!found) return null;
	await touchToken(db, found.tokenId);
	return { kind: "member", userId: found.userId, isAdmin: found.isAdmin };
}

export const tokenDigest = (token: string): string =>
	createHash("sha256").update(token).digest("hex");

function tokenIn(authorization: string): string | null {
	const [scheme = "", value = ""] = authorization.trim().split(/\s+/, 2);
	if (/^bearer$/i.test(scheme)) return value || null;
	if (!/^basic$/i.test(scheme)) return null;
	const pair = Buffer.from(value, "base64").toString("utf8");
	return pair.slice(pair.indexOf(":") + 1) || null;
}
