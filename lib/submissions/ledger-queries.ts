import { and, desc, eq } from "drizzle-orm";
import { users } from "#drizzle/schema/people.ts";
import { quotaGrants, quotaSlots, submissions } from "#drizzle/schema/submissions.ts";
import type { Db } from "#lib/db/index.ts";

export async function selectSlots(db: Db, of: { teamId: string; phaseId: string }) {
	return db
		.select({ slot: quotaSlots, fileName: submissions.fileName })
		.from(quotaSlots)
		.innerJoin(submissions, eq(submissions.id, quotaSlots.submissionId))
		.where(and(eq(quotaSlots.teamId, of.teamId), eq(quotaSlots.phaseId, of.phaseId)))
		.orderBy(desc(quotaSlots.reservedAt), desc(quotaSlots.slot));
}

export async function selectGrants(db: Db, of: { teamId: string; phaseId: string }) {
	return db
		.select({ grant: quotaGrants, by: users.name })
		.from(quotaGrants)
		.innerJoin(users, eq(users.id, quotaGrants.grantedBy))
		.where(and(eq(quotaGrants.teamId, of.teamId), eq(quotaGrants.phaseId, of.phaseId)))
		.orderBy(desc(quotaGrants.grantedAt));
}
