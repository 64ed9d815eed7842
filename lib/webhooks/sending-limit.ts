import { LimitReached } from "#lib/errors.ts";
import { countedLimit } from "#lib/limits/index.ts";

const mostAnHour = 60;
const minuteMilliseconds = 60_000;

/** A challenge's, not a webhook's: another of those is made in a moment. */
const sendings = countedLimit("webhooks", mostAnHour, 3600);

/**
 * Counts a test or a replay, so that nobody has this server knock at a door all day.
 * @throws LimitReached saying when the next may be sent
 */
export async function countSending(challengeId: string): Promise<void> {
	const freeAt = await sendings(challengeId);
	if (freeAt === null) return;
	const nextAt = new Date(Math.ceil(+freeAt / minuteMilliseconds) * minuteMilliseconds);
	throw new LimitReached(
		`A challenge sends at most ${mostAnHour} tests and repeated deliveries in an hour. The next is possible at ${nextAt.toISOString().slice(11, 16)} UTC.`,
		nextAt,
	);
}
