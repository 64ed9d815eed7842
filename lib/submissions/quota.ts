import { z } from "zod";
import type { PhaseRow } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import type { Db, Transaction } from "#lib/db/index.ts";
import { LimitReached } from "#lib/errors.ts";
import type { SubmissionRow } from "./queries.ts";
import {
	hasSlot,
	insertSlot,
	lockTeam,
	selectAnnounced,
	selectAttempts,
	selectGranted,
	selectInFlight,
	selectIsBaselineTeam,
	selectRejectedOn,
} from "./quota-queries.ts";

const quotaReasons = ["day", "total", "rejected", "in_flight"] as const;

export const quotaView = z.object({
	day: z.iso.date().describe("The UTC day the counts are of"),
	dailyLimit: z.int().describe("With what organizers granted for this day"),
	dailyUsed: z.int(),
	dailyGranted: z.int(),
	totalLimit: z.int().describe("With everything that organizers granted"),
	totalUsed: z.int(),
	totalGranted: z.int(),
	rejectedLimit: z.int(),
	rejectedUsed: z.int().describe("Rejected files of the day, and those too heavy to score"),
	inFlightLimit: z.int().describe("Submissions that may be under way at once"),
	inFlight: z.int(),
	heldBy: z
		.enum(quotaReasons)
		.nullable()
		.describe("Which limit refuses the next file now; null when none does"),
	nextSlotAt: z.iso
		.datetime()
		.nullable()
		.describe("When the next attempt may be made; null when none is left in this phase"),
});
export type QuotaView = z.output<typeof quotaView>;

/** The UTC day that an instant falls on; attempts are counted on the day of receipt. */
export const utcDay = (at: Date): string => at.toISOString().slice(0, 10);

const nextMidnight = (day: string): Date =>
	new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000);

type Place = { teamId: string; phaseId: string; day: string };
type Counts = {
	day: string;
	today: number;
	total: number;
	slotsToday: number[];
	todayLimit: number;
	totalLimit: number;
	rejected: number;
};

/** Everything that is counted against a team's limits on a UTC day. */
async function countOn(db: Db, phase: PhaseRow, of: Place): Promise<Counts> {
	const attempts = await selectAttempts(db, of);
	const granted = await selectGranted(db, of);
	return {
		day: of.day,
		...attempts,
		todayLimit: phase.dailyQuota + granted.today,
		totalLimit: phase.totalQuota + granted.total,
		rejected: await selectRejectedOn(db, of),
	};
}

type Reason = "day" | "total" | "rejected";

function reasonOf(phase: PhaseRow, counts: Counts): Reason | null {
	if (counts.total >= counts.totalLimit) return "total";
	if (counts.today >= counts.todayLimit) return "day";
	return counts.rejected >= phase.rejectedDailyQuota ? "rejected" : null;
}

/** The very instant from which a file would be taken again, all limits of a day considered. */
function nextSlot(phase: PhaseRow, counts: Counts, at: Date): Date | null {
	const reason = reasonOf(phase, counts);
	if (reason === "total") return null;
	const free = reason === null ? at : nextMidnight(counts.day);
	const next = new Date(Math.max(free.getTime(), phase.opensAt.getTime()));
	return phase.closesAt !== null && next >= phase.closesAt ? null : next;
}

const rules: Record<Reason, (phase: PhaseRow, counts: Counts) => string> = {
	total: (_, { totalLimit }) => `All ${totalLimit} attempts of your team in this phase are used.`,
	day: (_, { todayLimit, day }) =>
		`All ${todayLimit} attempts of your team on ${day} (UTC) are used.`,
	rejected: (phase, { day }) =>
		`${phase.rejectedDailyQuota} files of your team on ${day} (UTC) were rejected or too heavy to score, which is the limit of a day. Check files with the pre-flight or "onset validate" before sending them.`,
};

function refusalFor(
	phase: PhaseRow,
	counts: Counts,
	at: Date,
	reason: Reason | null,
): LimitReached | null {
	if (reason === null) return null;
	const next = nextSlot(phase, counts, at);
	const when = next ? ` The next one is free at ${next.toISOString()}.` : " No attempt is left.";
	return new LimitReached(rules[reason](phase, counts) + when, next);
}

/** What a team has used of a phase's limits, and when it may go on. */
export async function readQuota(db: Db, phase: PhaseRow, teamId: string, now: Date) {
	const of = { teamId, phaseId: phase.id, day: utcDay(now) };
	const [counts, inFlight] = await Promise.all([countOn(db, phase, of), selectInFlight(db, of)]);
	const isFull = inFlight >= phase.inFlightLimit;
	return {
		day: of.day,
		dailyLimit: counts.todayLimit,
		dailyUsed: counts.today,
		dailyGranted: counts.todayLimit - phase.dailyQuota,
		totalLimit: counts.totalLimit,
		totalUsed: counts.total,
		totalGranted: counts.totalLimit - phase.totalQuota,
		rejectedLimit: phase.rejectedDailyQuota,
		rejectedUsed: counts.rejected,
		inFlightLimit: phase.inFlightLimit,
		inFlight,
		heldBy: reasonOf(phase, counts) ?? (isFull ? "in_flight" : null),
		nextSlotAt: nextSlot(phase, counts, now)?.toISOString() ?? null,
	} satisfies QuotaView;
}

/**
 * Refuses early what could not be scored anyway. It counts and holds nothing: the attempt itself
 * is taken by `reserveAttempt`, so a file that turns out broken costs none.
 * @throws LimitReached with the next instant
 */
export async function refuseWithoutAttempt(
	db: Db,
	phase: PhaseRow,
	{ teamId, receivedAt }: { teamId: string; receivedAt: Date },
) {
	if (await selectIsBaselineTeam(db, teamId)) return;
	const of = { teamId, phaseId: phase.id, day: utcDay(receivedAt) };
	const counts = await countOn(db, phase, of);
	const refusal = refusalFor(phase, counts, receivedAt, reasonOf(phase, counts));
	if (refusal) throw refusal;
}

/**
 * Refuses what would be more submissions under way than the phase allows. The caller holds the
 * team's lock, so that two at once count each other.
 * @throws LimitReached
 */
export async function refuseTooManyInFlight(
	tx: Transaction,
	phase: PhaseRow,
	team: { teamId: string; isBaseline: boolean },
) {
	const of = { teamId: team.teamId, phaseId: phase.id };
	if (team.isBaseline || (await selectInFlight(tx.db, of)) < phase.inFlightLimit) return;
	throw new LimitReached(
		`Your team has ${phase.inFlightLimit} submissions under way in this phase, as many as it allows at once: wait until one is finished.`,
	);
}

/** An announcement holds no place of those under way; so many at once are no use to anybody. */
const announcementsPerPlace = 10;

/**
 * Refuses to announce more files than a team can sensibly be sending.
 * @throws LimitReached
 */
export async function refuseTooManyAnnounced(
	tx: Transaction,
	ctx: Context,
	phase: PhaseRow,
	team: { teamId: string; isBaseline: boolean },
) {
	const most = phase.inFlightLimit * announcementsPerPlace;
	const of = { teamId: team.teamId, phaseId: phase.id };
	if (team.isBaseline || (await selectAnnounced(tx.db, of, ctx.now)) < most) return;
	throw new LimitReached(
		`Your team has announced ${most} files that have not arrived: send those, or wait until the announcements expire.`,
	);
}

/**
 * Takes one attempt for a submission, on the day of its receipt. The team's row is locked until the
 * commit and the slot is unique, so two at once can never exceed the limit. What the organizers run
 * again has had its attempt, and given it back: it takes no other.
 * @returns why there is none, or null when the attempt is taken
 */
export async function reserveAttempt(
	tx: Transaction,
	ctx: Context,
	phase: PhaseRow,
	submission: SubmissionRow,
): Promise<LimitReached | null> {
	const { isBaseline } = await lockTeam(tx.db, submission.teamId);
	if (isBaseline || (await hasSlot(tx.db, submission.id))) return null;
	const day = utcDay(submission.receivedAt);
	const of = { teamId: submission.teamId, phaseId: phase.id, day };
	const counts = await countOn(tx.db, phase, of);
	const reason = reasonOf(phase, counts);
	const refusal = refusalFor(
		phase,
		counts,
		submission.receivedAt,
		reason === "rejected" ? null : reason,
	);
	if (refusal) return refusal;
	let slot = 1;
	while (counts.slotsToday.includes(slot)) slot++;
	await insertSlot(tx.db, { ...of, slot, submissionId: submission.id, reservedAt: ctx.now });
	return null;
}
