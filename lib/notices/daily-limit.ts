import { sql } from "drizzle-orm";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { LimitReached } from "#lib/errors.ts";

const dayMilliseconds = 86_400_000;

/** Of two organizers who write at once, the second waits, and is counted after the first. */
export async function holdChallenge(tx: Transaction, challengeId: string): Promise<void> {
	await tx.db.execute(
		sql`select pg_advisory_xact_lock(hashtextextended(${`messages of ${challengeId}`}, 0))`,
	);
}

/** @throws LimitReached saying when the next may be sent */
export async function refuseTooMany(
	ctx: Context,
	of: {
		since: (since: Date) => Promise<{ made: number; first: Date | null }>;
		mostADay: number;
		what: string;
	},
): Promise<void> {
	const { made, first } = await of.since(new Date(ctx.now.getTime() - dayMilliseconds));
	if (made < of.mostADay) return;
	const next = first && new Date(first.getTime() + dayMilliseconds);
	throw new LimitReached(
		`A challenge sends at most ${of.mostADay} ${of.what} in 24 hours, so that people go on reading them.`,
		next,
	);
}
