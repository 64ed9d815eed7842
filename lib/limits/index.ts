import { createHmac } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { config } from "#lib/config.ts";
import { pool } from "#lib/db/index.ts";

/** Counts one use; null while there are uses left, else when the next one is. */
export type Limit = (key: string) => Promise<Date | null>;

const digest = (key: string) =>
	createHmac("sha256", config().AUTH_SECRET).update(key).digest("base64url");

/**
 * At most so many uses of a key in a time, counted in the database for all processes together. Keys
 * are kept as keyed digests only.
 */
export function countedLimit(name: string, uses: number, seconds: number): Limit {
	let limiter: RateLimiterPostgres | undefined;
	return async (key) => {
		limiter ??= new RateLimiterPostgres({
			storeClient: pool(),
			storeType: "pool",
			tableName: "rate_limits",
			tableCreated: true,
			keyPrefix: name,
			points: uses,
			duration: seconds,
		});
		try {
			await limiter.consume(digest(key));
			return null;
		} catch (refusal) {
			if (refusal instanceof RateLimiterRes) return new Date(Date.now() + refusal.msBeforeNext);
			throw refusal;
		}
	};
}
