import { and, desc, eq, gte, ilike, lt, or, type SQL, sql } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { challengeOrganizers } from "#drizzle/schema/challenge.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";
import { containing } from "./submission-queries.ts";

export type AuditQuery = {
	challengeId: string;
	action?: string | undefined;
	who?: string | undefined;
	subject?: string | undefined;
	from?: Date | undefined;
	until?: Date | undefined;
	after?: string | undefined;
	limit: number;
};

/** By name, and by address only who runs the challenge: those of others no organizer is to find out. */
const byWhom = ({ challengeId, who }: AuditQuery): SQL | undefined => {
	if (who === undefined) return undefined;
	if (who.toLowerCase() === "system") return eq(auditLog.actorKind, "system");
	const pattern = containing(who);
	const runsIt = sql`${users.id} in (select ${challengeOrganizers.userId} from ${challengeOrganizers} where ${eq(challengeOrganizers.challengeId, challengeId)})`;
	return sql`${auditLog.actorId} in (select ${users.id}::text from ${users} where ${or(ilike(users.name, pattern), and(ilike(users.email, pattern), runsIt))})`;
};

export type AuditRow = Awaited<ReturnType<typeof selectAudit>>[number];

/** A page of what was done in a challenge, the newest first. */
export async function selectAudit(db: Db, query: AuditQuery) {
	return db
		.select({ entry: auditLog, name: users.name })
		.from(auditLog)
		.leftJoin(
			users,
			sql`${users.id} = case when ${auditLog.actorKind} = 'member' then ${auditLog.actorId}::uuid end`,
		)
		.where(
			and(
				eq(auditLog.challengeId, query.challengeId),
				query.action ? sql`starts_with(${auditLog.action}, ${query.action})` : undefined,
				byWhom(query),
				query.subject ? eq(auditLog.subjectId, query.subject) : undefined,
				query.from && gte(auditLog.at, query.from),
				query.until && lt(auditLog.at, query.until),
				query.after ? lt(auditLog.id, BigInt(query.after)) : undefined,
			),
		)
		.orderBy(desc(auditLog.id))
		.limit(query.limit);
}
