import { and, asc, count, eq, inArray, isNull, sum } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { quotaGrants, quotaSlots } from "#drizzle/schema/submissions.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

type Two = { from: string; into: string };

export async function selectPhaseLimits(db: Db, challengeId: string) {
	return db
		.select({
			id: phases.id,
			title: phases.title,
			dailyQuota: phases.dailyQuota,
			totalQuota: phases.totalQuota,
		})
		.from(phases)
		.where(eq(phases.challengeId, challengeId))
		.orderBy(asc(phases.position));
}

/** Attempts that some teams hold together, by phase and UTC day; refunded ones are free again. */
export async function selectTaken(db: Db, teamIds: readonly string[]) {
	return db
		.select({ phaseId: quotaSlots.phaseId, day: quotaSlots.day, slots: count() })
		.from(quotaSlots)
		.where(and(inArray(quotaSlots.teamId, [...teamIds]), isNull(quotaSlots.refundedAt)))
		.groupBy(quotaSlots.phaseId, quotaSlots.day)
		.orderBy(asc(quotaSlots.day));
}

/** What organizers gave some teams together beyond the quotas, by phase and UTC day. */
export async function selectGranted(db: Db, teamIds: readonly string[]) {
	return db
		.select({
			phaseId: quotaGrants.phaseId,
			day: quotaGrants.day,
			slots: sum(quotaGrants.slots).mapWith(Number),
		})
		.from(quotaGrants)
		.where(inArray(quotaGrants.teamId, [...teamIds]))
		.groupBy(quotaGrants.phaseId, quotaGrants.day);
}

/** The captain of the team that goes on stays; who comes is a member. */
export async function moveMembers(db: Db, { from, into }: Two): Promise<void> {
	await db
		.update(teamMembers)
		.set({ teamId: into, role: "member" })
		.where(eq(teamMembers.teamId, from));
}

export async function selectMethodNames(db: Db, teamId: string) {
	return db
		.select({ id: methods.id, name: methods.name })
		.from(methods)
		.where(eq(methods.teamId, teamId))
		.orderBy(asc(methods.createdAt), asc(methods.id));
}

/** What was announced and sent with a method follows it, by the keys of those tables. */
export async function moveMethod(
	db: Db,
	method: { id: string; name: string; into: string },
): Promise<void> {
	await db
		.update(methods)
		.set({ teamId: method.into, name: method.name })
		.where(eq(methods.id, method.id));
}

const placeOf = (slot: { phaseId: string; day: string }) => `${slot.phaseId} ${slot.day}`;

/** Attempts keep their day; on a day of both, those that come take the numbers that are free. */
export async function moveSlots(db: Db, { from, into }: Two): Promise<void> {
	const taken = await db
		.select()
		.from(quotaSlots)
		.where(and(inArray(quotaSlots.teamId, [from, into]), isNull(quotaSlots.refundedAt)))
		.orderBy(asc(quotaSlots.slot));
	const numbers = new Map<string, Set<number>>();
	for (const slot of taken.filter(({ teamId }) => teamId === into)) {
		const used = numbers.get(placeOf(slot)) ?? new Set();
		numbers.set(placeOf(slot), used.add(slot.slot));
	}
	for (const slot of taken.filter(({ teamId }) => teamId === from)) {
		const used = numbers.get(placeOf(slot)) ?? new Set();
		let free = 1;
		while (used.has(free)) free++;
		numbers.set(placeOf(slot), used.add(free));
		await db.update(quotaSlots).set({ teamId: into, slot: free }).where(eq(quotaSlots.id, slot.id));
	}
	// The refunded ones hold no number.
	await db.update(quotaSlots).set({ teamId: into }).where(eq(quotaSlots.teamId, from));
	await db.update(quotaGrants).set({ teamId: into }).where(eq(quotaGrants.teamId, from));
}

/** What stays of a team that merged. Only this row: earlier tombstones are in nobody's hold. */
export async function buryTeam(db: Db, { from, into }: Two): Promise<void> {
	await db.update(teams).set({ mergedIntoId: into, isOpen: false }).where(eq(teams.id, from));
}
