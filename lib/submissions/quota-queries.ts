import { and, count, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import {
	quotaGrants,
	quotaSlots,
	submissions,
	uploadIntents,
} from "#drizzle/schema/submissions.ts";
import { teams } from "#drizzle/schema/teams.ts";
import { isCappedFile } from "#lib/challenge/index.ts";
import type { Db } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { unfinishedStates } from "./states.ts";

/**
 * Makes concurrent counts of one team's attempts wait for each other until the commit. Rows that only
 * refer to the team, as every new submission does, need not wait.
 * @throws Conflict when the team has merged: its attempts are counted elsewhere
 */
export async function lockTeam(db: Db, teamId: string): Promise<{ isBaseline: boolean }> {
	const [team] = await db
		.select({ isBaseline: teams.isBaseline, mergedIntoId: teams.mergedIntoId })
		.from(teams)
		.where(eq(teams.id, teamId))
		.for("no key update");
	if (team?.mergedIntoId)
		throw new Conflict("Your team has merged into another one meanwhile: reload the page.");
	return { isBaseline: team?.isBaseline ?? false };
}

export async function selectIsBaselineTeam(db: Db, teamId: string): Promise<boolean> {
	const [team] = await db
		.select({ isBaseline: teams.isBaseline })
		.from(teams)
		.where(eq(teams.id, teamId));
	return team?.isBaseline ?? false;
}

export async function selectAttempts(
	db: Db,
	of: { teamId: string; phaseId: string; day: string },
): Promise<{ today: number; total: number; slotsToday: number[] }> {
	const taken = await db
		.select({ day: quotaSlots.day, slot: quotaSlots.slot })
		.from(quotaSlots)
		.where(
			and(
				eq(quotaSlots.teamId, of.teamId),
				eq(quotaSlots.phaseId, of.phaseId),
				isNull(quotaSlots.refundedAt),
			),
		);
	const slotsToday = taken.filter(({ day }) => day === of.day).map(({ slot }) => slot);
	return { today: slotsToday.length, total: taken.length, slotsToday };
}

/** The files of a UTC day that cost no attempt and yet took a worker's time: broken ones and too heavy ones. */
export async function selectRejectedOn(
	db: Db,
	of: { teamId: string; phaseId: string; day: string },
): Promise<number> {
	const [row] = await db
		.select({ rejected: count() })
		.from(submissions)
		.where(
			and(
				eq(submissions.teamId, of.teamId),
				eq(submissions.phaseId, of.phaseId),
				isCappedFile,
				sql`(${submissions.receivedAt} at time zone 'UTC')::date = ${of.day}`,
			),
		);
	return row?.rejected ?? 0;
}

/** Announcements that a file may still follow. */
export async function selectAnnounced(
	db: Db,
	of: { teamId: string; phaseId: string },
	now: Date,
): Promise<number> {
	const [announced] = await db
		.select({ open: count() })
		.from(uploadIntents)
		.where(
			and(
				eq(uploadIntents.teamId, of.teamId),
				eq(uploadIntents.phaseId, of.phaseId),
				isNull(uploadIntents.completedAt),
				gt(uploadIntents.expiresAt, now),
			),
		);
	return announced?.open ?? 0;
}

/** Submissions that have not ended. */
export async function selectInFlight(
	db: Db,
	of: { teamId: string; phaseId: string },
): Promise<number> {
	const [unfinished] = await db
		.select({ open: count() })
		.from(submissions)
		.where(
			and(
				eq(submissions.teamId, of.teamId),
				eq(submissions.phaseId, of.phaseId),
				inArray(submissions.state, [...unfinishedStates]),
			),
		);
	return unfinished?.open ?? 0;
}

/** What organizers gave beyond the quota: for one day, and in all. */
export async function selectGranted(
	db: Db,
	of: { teamId: string; phaseId: string; day: string },
): Promise<{ today: number; total: number }> {
	const given = await db
		.select({ day: quotaGrants.day, slots: quotaGrants.slots })
		.from(quotaGrants)
		.where(and(eq(quotaGrants.teamId, of.teamId), eq(quotaGrants.phaseId, of.phaseId)));
	const sum = (rows: typeof given) => rows.reduce((all, { slots }) => all + slots, 0);
	return { today: sum(given.filter(({ day }) => day === of.day)), total: sum(given) };
}

export async function insertGrant(db: Db, grant: typeof quotaGrants.$inferInsert) {
	const [made] = await db.insert(quotaGrants).values(grant).returning();
	if (!made) throw new Error("an inserted row was not returned");
	return made;
}

/** A submission has at most one attempt in its life, however it ended. */
export async function hasSlot(db: Db, submissionId: string): Promise<boolean> {
	const found = await db
		.select({ id: quotaSlots.id })
		.from(quotaSlots)
		.where(eq(quotaSlots.submissionId, submissionId));
	return found.length > 0;
}

export async function insertSlot(db: Db, slot: typeof quotaSlots.$inferInsert): Promise<void> {
	await db.insert(quotaSlots).values(slot);
}

export async function spendSlot(db: Db, submissionId: string, now: Date): Promise<void> {
	await db
		.update(quotaSlots)
		.set({ spentAt: now })
		.where(and(eq(quotaSlots.submissionId, submissionId), isNull(quotaSlots.refundedAt)));
}

export async function refundSlot(
	db: Db,
	submissionId: string,
	refund: { at: Date; reason: string },
): Promise<void> {
	await db
		.update(quotaSlots)
		.set({ refundedAt: refund.at, refundReason: refund.reason })
		.where(
			and(
				eq(quotaSlots.submissionId, submissionId),
				isNull(quotaSlots.spentAt),
				isNull(quotaSlots.refundedAt),
			),
		);
}
