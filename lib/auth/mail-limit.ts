import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { config } from "#lib/config.ts";
import { pool } from "#lib/db/index.ts";

const limiter = (keyPrefix: string, points: number, seconds: number) =>
	new RateLimiterPostgres({
		storeClient: pool(),
		storeType: "pool",
		tableName: "rate_limits",
		tableCreated: true,
		keyPrefix,
		points,
		duration: seconds,
	});

type Limits = { address: RateLimiterPostgres; client: RateLimiterPostgres };
let limits: Limits | undefined;

const digest = (text: string) =>
	createHmac("sha256", config().AUTH_SECRET).update(text).digest("base64url");

/**
 * Counts one sign-in mail against its address and against the client that asked; both are kept as
 * keyed digests only.
 * @returns false when either has asked too often
 */
export async function mayMail(email: string, client: string): Promise<boolean> {
	limits ??= { address: limiter("mail", 5, 15 * 60), client: limiter("client", 30, 15 * 60) };
	try {
		await limits.client.consume(digest(client));
		await limits.address.consume(digest(email));
		return true;
	} catch (refusal) {
		if (refusal instanceof RateLimiterRes) return false;
		throw refusal;
	}
}
