import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { viewAudit } from "./audit-line.ts";
import { type AuditQuery, selectAudit } from "./audit-queries.ts";
import type { AuditInput } from "./input.ts";
import type { AuditView } from "./view.ts";

const pageSize = 50;
const dayMilliseconds = 86_400_000;

/** What is asked for, as the log is searched: a last day is searched to its end. */
export function auditQuery(challengeId: string, input: AuditInput, limit: number): AuditQuery {
	const { action, who, subject, from, until, after } = input;
	return {
		...{ challengeId, action, who, subject, after, limit },
		from: from === undefined ? undefined : new Date(`${from}T00:00:00Z`),
		until:
			until === undefined
				? undefined
				: new Date(Date.parse(`${until}T00:00:00Z`) + dayMilliseconds),
	};
}

/** A page of who did what in a challenge, with what stood there before and after; newest first. */
export async function listAudit(ctx: Context, input: AuditInput): Promise<AuditView> {
	const { id, slug, title } = await organizedChallenge(ctx, input.challenge, "desk.view");
	const rows = await selectAudit(ctx.db, auditQuery(id, input, pageSize + 1));
	const shown = rows.slice(0, pageSize);
	return {
		challenge: { slug, title },
		entries: shown.map(viewAudit),
		next: rows.length > pageSize ? String(shown.at(-1)?.entry.id) : null,
	};
}
