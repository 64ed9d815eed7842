import type { AuditRow } from "./audit-queries.ts";
import type { AuditLine } from "./view.ts";

type Detail = Record<string, unknown>;
type Told = Pick<AuditLine, "before" | "after" | "more">;

const isChange = (line: unknown): line is { path: string; before: unknown; after: unknown } =>
	typeof line === "object" && line !== null && "path" in line;

/** A difference of documents or of bases, as what stood at each path and what stands there since. */
function ofDifference({ difference, changes, ...more }: Detail): Told | null {
	const told = difference ?? changes;
	if (!Array.isArray(told)) return null;
	const lines = told.filter(isChange);
	return {
		before: Object.fromEntries(lines.map(({ path, before }) => [path, before])),
		after: Object.fromEntries(lines.map(({ path, after }) => [path, after])),
		more,
	};
}

/** The step of a workflow, as the state before and the state after. */
function ofStep({ from, to, ...more }: Detail): Told | null {
	if (to === undefined) return null;
	return { before: from === undefined ? null : { state: from }, after: { state: to }, more };
}

function ofChange({ before = null, after = null, ...more }: Detail): Told {
	return { before, after, more };
}

/** What an audit line keeps, however its verb wrote it: before, after, and the rest. What has no before was made. */
function toldBy(detail: Detail): Told {
	if ("before" in detail || "after" in detail) return ofChange(detail);
	return (
		ofDifference(detail) ??
		ofStep(detail) ?? {
			before: null,
			after: Object.keys(detail).length === 0 ? null : detail,
			more: {},
		}
	);
}

const kinds = new Set(["member", "system"]);

export function viewAudit({ entry, name }: AuditRow): AuditLine {
	const kind = kinds.has(entry.actorKind) ? (entry.actorKind as "member" | "system") : "visitor";
	return {
		id: String(entry.id),
		at: entry.at.toISOString(),
		who: { kind, name: kind === "system" ? entry.actorId : name },
		action: entry.action,
		subject: { kind: entry.subjectKind, id: entry.subjectId },
		...toldBy(entry.detail),
	};
}
