import { record } from "#lib/audit/index.ts";
import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { csvLine } from "#lib/csv.ts";
import { inTransaction } from "#lib/db/index.ts";
import { viewAudit } from "./audit-line.ts";
import { type AuditQuery, selectAudit } from "./audit-queries.ts";
import type { AuditInput } from "./input.ts";
import { auditQuery } from "./list-audit.ts";
import type { AuditLine } from "./view.ts";

const batchSize = 500;

const json = (value: unknown) => (value === null ? "" : JSON.stringify(value));

const columns: [head: string, of: (line: AuditLine) => string][] = [
	["number", ({ id }) => id],
	["at", ({ at }) => at],
	["who", ({ who }) => who.name ?? ""],
	["kind", ({ who }) => who.kind],
	["action", ({ action }) => action],
	["subject kind", ({ subject }) => subject.kind],
	["subject", ({ subject }) => subject.id],
	["before", ({ before }) => json(before)],
	["after", ({ after }) => json(after)],
	["more", ({ more }) => json(Object.keys(more).length === 0 ? null : more)],
];

async function* lines(ctx: Context, query: AuditQuery): AsyncGenerator<string> {
	yield csvLine(columns.map(([head]) => head));
	let { after } = query;
	while (true) {
		const rows = await selectAudit(ctx.db, { ...query, after });
		yield rows.map((one) => csvLine(columns.map(([, of]) => of(viewAudit(one))))).join("");
		if (rows.length < batchSize) return;
		after = String(rows.at(-1)?.entry.id);
	}
}

/** The whole log of a challenge, or what is asked of it, as CSV in pieces; that it was taken is in it. */
export async function exportAudit(
	ctx: Context,
	input: AuditInput,
): Promise<AsyncGenerator<string>> {
	const { id } = await organizedChallenge(ctx, input.challenge, "desk.view");
	await inTransaction(async (tx) => {
		await record(tx, ctx, { action: "audit.export", subject: { kind: "challenge", id } });
	});
	return lines(ctx, auditQuery(id, input, batchSize));
}
