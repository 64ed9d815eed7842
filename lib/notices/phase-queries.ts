import { and, eq, gt, isNotNull, isNull, lte, or, sql } from "drizzle-orm";
import { challenges, phases } from "#drizzle/schema/challenge.ts";
import type { Db } from "#lib/db/index.ts";

const dayAgo = (now: Date) => new Date(now.getTime() - 86_400_000);
const inADay = (now: Date) => new Date(now.getTime() + 86_400_000);

// What opened more than a day ago is no news: a site that starts, or starts again, keeps quiet.
const justOpened = (now: Date) =>
	and(
		isNull(phases.openingToldAt),
		lte(phases.opensAt, now),
		gt(phases.opensAt, dayAgo(now)),
		or(isNull(phases.closesAt), gt(phases.closesAt, now)),
	);

// A phase of a day or less says at its opening when it ends.
const aboutToClose = (now: Date) =>
	and(
		isNull(phases.closingToldAt),
		lte(phases.opensAt, now),
		gt(phases.closesAt, now),
		lte(phases.closesAt, inADay(now)),
		sql`${phases.closesAt} - ${phases.opensAt} > interval '1 day'`,
	);

/** Phases of public challenges that have something to be told. */
export async function selectDue(db: Db, now: Date) {
	return db
		.select({ id: phases.id })
		.from(phases)
		.innerJoin(challenges, eq(challenges.id, phases.challengeId))
		.where(and(isNotNull(challenges.publishedAt), or(justOpened(now), aboutToClose(now))));
}

type Told = {
	challengeId: string;
	opensAt: Date;
	closesAt: Date | null;
};
const told = {
	challengeId: phases.challengeId,
	opensAt: phases.opensAt,
	closesAt: phases.closesAt,
};

/** Takes the telling of an opening on oneself: null when it is told, or is no longer due. */
export async function takeOpening(db: Db, phaseId: string, now: Date): Promise<Told | null> {
	const [taken] = await db
		.update(phases)
		.set({ openingToldAt: now })
		.where(and(eq(phases.id, phaseId), justOpened(now)))
		.returning(told);
	return taken ?? null;
}

/** The same of a phase's last day. */
export async function takeClosing(db: Db, phaseId: string, now: Date): Promise<Told | null> {
	const [taken] = await db
		.update(phases)
		.set({ closingToldAt: now })
		.where(and(eq(phases.id, phaseId), aboutToClose(now)))
		.returning(told);
	return taken ?? null;
}
