import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { insertComment, insertEvent } from "./beside-queries.ts";
import type { LoadedRequest } from "./load-request.ts";
import type { PersonRow } from "./queries.ts";

type Said = { by: PersonRow; body: string; audience: "everyone" | "stewards" };

/** What somebody said about a request, with its event and its line of the audit. */
export async function writeComment(
	tx: Transaction,
	ctx: Context,
	loaded: LoadedRequest,
	said: Said,
): Promise<void> {
	const { id, number } = loaded.request;
	const { by, body, audience } = said;
	const made = await insertComment(tx.db, {
		requestId: id,
		userId: by.id,
		audience,
		body,
		at: ctx.now,
	});
	const action = audience === "everyone" ? "comment" : "note";
	await insertEvent(tx.db, ctx, { requestId: id, action, detail: { commentId: made.id } });
	await record(tx, ctx, {
		action: `request.${action}`,
		subject: { kind: "access_request", id },
		detail: { number },
	});
}

/** The note that a steward keeps with a decision: both are there, or neither. */
export async function writeDecisionNote(
	tx: Transaction,
	ctx: Context,
	loaded: LoadedRequest,
	of: { by: PersonRow; note: string | undefined },
): Promise<void> {
	if (of.note === undefined) return;
	authorize(ctx.actor, "request.note", loaded.facts);
	await writeComment(tx, ctx, loaded, { by: of.by, body: of.note, audience: "stewards" });
}
