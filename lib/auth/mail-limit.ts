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

type Limits = Record<"address" | "client" | "site", RateLimiterPostgres>;
let limits: Limits | undefined;

const quarterHourSeconds = 15 * 60;

const digest = (text: string) =>
	createHmac("sha256", config().AUTH_SECRET).update(text).digest("base64url");

/**
 * Counts one sign-in mail against its address, against the client that asked where that is known,
 * and against the site; addresses and clients are kept as keyed digests only.
 * @returns false when any of them has asked too often
 */
export async function mayMail(email: string, client: string | null): Promise<boolean> {
	limits ??= {
		address: limiter("mail", 5, quarterHourSeconds),
		client: limiter("client", 30, quarterHourSeconds),
		site: limiter("site", 500, quarterHourSeconds),
	};
	try {
		if (client !== null) await limits.client.consume(digest(client));
		await limits.address.consume(digest(email));
		await limits.site.consume("all");
		return true;
	} catch (refusal) {
		if (refusal instanceof RateLimiterRes) return false;
		throw refusal;
	}
}
