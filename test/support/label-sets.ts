import assert from "node:assert/strict";
import { asc, eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { labelSets } from "#drizzle/schema/challenge.ts";
import { database, pool } from "#lib/db/index.ts";

export const labelSetRowOf = async (id: string) => {
	const [row] = await database().select().from(labelSets).where(eq(labelSets.id, id));
	assert.ok(row);
	return row;
};

export const checksAsked = async (id: string) => {
	const { rows } = await pool().query(
		"select state from pgboss.job where name = 'check-label-set' and data ->> 'labelSetId' = $1",
		[id],
	);
	return rows.length;
};

export const labelSetLines = async (id: string) => {
	const rows = await database()
		.select({ action: auditLog.action, detail: auditLog.detail })
		.from(auditLog)
		.where(eq(auditLog.subjectId, id))
		.orderBy(asc(auditLog.id));
	return rows;
};
