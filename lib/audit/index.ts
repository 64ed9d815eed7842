import { auditLog } from "#drizzle/schema/audit.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { challengeOf } from "./challenge-of.ts";

export type AuditEntry = {
	action: string;
	subject: {
		kind:
			| "team"
			| "method"
			| "submission"
			| "upload_intent"
			| "token"
			| "user"
			| "site"
			| "dataset"
			| "dataset_version"
			| "dataset_file"
			| "file_upload"
			| "takedown"
			| "licence_version"
			| "signature"
			| "request_form"
			| "access_request"
			| "grant"
			| "access_block"
			| "domain_note"
			| "download_manifest"
			| "challenge"
			| "phase"
			| "label_set"
			| "rescoring"
			| "announcement"
			| "message"
			| "webhook"
			| "similar_pair";
		id: string;
	};
	/** What changed; never a secret, a hidden figure or a label. */
	detail?: Record<string, unknown>;
	/** Whose organizers read the line, where the subject does not say it by itself. */
	challengeId?: string;
};

/** Writes who did what, in the transaction that did it: no change without its line. */
export async function record(tx: Transaction, ctx: Context, entry: AuditEntry): Promise<void> {
	const { actor } = ctx;
	await tx.db.insert(auditLog).values({
		at: ctx.now,
		actorKind: actor.kind,
		actorId: actor.kind === "member" ? actor.userId : actor.kind === "system" ? actor.name : null,
		action: entry.action,
		subjectKind: entry.subject.kind,
		subjectId: entry.subject.id,
		detail: entry.detail ?? {},
		challengeId: entry.challengeId ?? challengeOf(entry.subject),
	});
}
