import { z } from "zod";
import type { PhaseRow } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import type { Db, Transaction } from "#lib/db/index.ts";
import { LimitReached } from "#lib/errors.ts";
import type { SubmissionRow } from "./queries.ts";
import {
	insertSlot,
	lockTeam,
	selectAttempts,
	selectIsBaselineTeam,
	selectOpen,
	selectRejectedOn,
} from "./quota-queries.ts";

export const quotaView = z.object({
	day: z.iso.date().describe("The UTC day the counts are of"),
	dailyLimit: z.int(),
	dailyUsed: z.int(),
	totalLimit: z.int(),
	totalUsed: z.int(),
	rejectedLimit: z.int(),
	rejectedUsed: z.int(),
	nextSlotAt: z.iso
		.datetime()
		.nullable()
		.describe("When the next attempt may be made; null when none is left in this phase"),
});
export type QuotaView = z.output<typeof quotaView>;

/** The UTC day that an instant falls on; attempts are counted on the day of receipt. */
const utcDay = (at: Date): string => at.toISOString().slice(0, 10);

const nextMidnight = (day: string): Date =>
	new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000);

type Counts = { today: number; total: number };

function nextSlot(phase: PhaseRow, counts: Counts, at: Date): Date | null {
	if (counts.total >= phase.totalQuota) return null;
	const next = counts.today < phase.dailyQuota ? at : nextMidnight(utcDay(at));
	return phase.closesAt !== null && next >= phase.closesAt ? null : next;
}

function exhausted(phase: PhaseRow, counts: Counts, at: Date): LimitReached | null {
	if (counts.total < phase.totalQuota && counts.today < phase.dailyQuota) return null;
	const next = nextSlot(phase, counts, at);
	const rule =
		counts.total >= phase.totalQuota
			? `All ${phase.totalQuota} attempts of your team in this phase are used.`
			: `All ${phase.dailyQuota} attempts of your team on ${utcDay(at)} (UTC) are used.`;
	const when = next ? ` The next one is free at ${next.toISOString()}.` : " No attempt is left.";
	return new LimitReached(rule + when, next);
}

/** What a team has used of a phase's limits, and when it may go on. */
export async function readQuota(db: Db, phase: PhaseRow, teamId: string, now: Date) {
	const of = { teamId, phaseId: phase.id, day: utcDay(now) };
	const [counts, rejectedUsed] = await Promise.all([
		selectAttempts(db, of),
		selectRejectedOn(db, of),
	]);
	return {
		day: of.day,
		dailyLimit: phase.dailyQuota,
		dailyUsed: counts.today,
		totalLimit: phase.totalQuota,
		totalUsed: counts.total,
		rejectedLimit: phase.rejectedDailyQuota,
		rejectedUsed,
		nextSlotAt: nextSlot(phase, counts, now)?.toISOString() ?? null,
	} satisfies QuotaView;
}

/**
 * Refuses early what could not be scored anyway. It counts and holds nothing: the attempt itself
 * is taken by `reserveAttempt`, so a file that turns out broken costs none.
 * @throws LimitReached with the next instant
 */
export async function refuseWithoutAttempt(
	ctx: Context,
	phase: PhaseRow,
	{ teamId, receivedAt }: { teamId: string; receivedAt: Date },
) {
	if (await selectIsBaselineTeam(ctx.db, teamId)) return;
	const of = { teamId, phaseId: phase.id, day: utcDay(receivedAt) };
	const counts = await selectAttempts(ctx.db, of);
	const refusal = exhausted(phase, counts, receivedAt);
	if (refusal) throw refusal;
	if ((await selectRejectedOn(ctx.db, of)) >= phase.rejectedDailyQuota)
		throw new LimitReached(
			`${phase.rejectedDailyQuota} files of your team were rejected on ${of.day} (UTC), which is the limit of a day. Check files with the pre-flight or "onset validate" before sending them.`,
			nextMidnight(of.day),
		);
}

/** Files announced and not sent, or sent and not finished: each holds storage and a worker's time. */
const openAtMost = 100;

/**
 * Refuses to open more than a team can sensibly have under way.
 * @throws LimitReached
 */
export async function refuseTooManyOpen(
	tx: Transaction,
	ctx: Context,
	of: { teamId: string; phaseId: string },
) {
	const { isBaseline } = await lockTeam(tx.db, of.teamId);
	if (isBaseline || (await selectOpen(tx.db, of, ctx.now)) < openAtMost) return;
	throw new LimitReached(
		`Your team has ${openAtMost} files under way in this phase: wait until some are finished. Announcements that nothing follows end within the hour.`,
	);
}

/**
 * Takes one attempt for a submission, on the day of its receipt. The team's row is locked until the
 * commit and the slot is unique, so two at once can never exceed the limit.
 * @returns why there is none, or null when the attempt is taken
 */
export async function reserveAttempt(
	tx: Transaction,
	ctx: Context,
	phase: PhaseRow,
	submission: SubmissionRow,
): Promise<LimitReached | null> {
	const { isBaseline } = await lockTeam(tx.db, submission.teamId);
	if (isBaseline) return null;
	const day = utcDay(submission.receivedAt);
	const of = { teamId: submission.teamId, phaseId: phase.id, day };
	const counts = await selectAttempts(tx.db, of);
	const refusal = exhausted(phase, counts, submission.receivedAt);
	if (refusal) return refusal;
	let slot = 1;
	while (counts.slotsToday.includes(slot)) slot++;
	await insertSlot(tx.db, { ...of, slot, submissionId: submission.id, reservedAt: ctx.now });
	return null;
}
