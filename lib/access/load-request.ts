import type { Context } from "#lib/context.ts";
import { relationToDataset } from "#lib/dataset/index.ts";
import type { Db } from "#lib/db/index.ts";
import { Conflict, NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize, decide, type RequestMoment, type RequestRelation } from "#lib/policy/index.ts";
import {
	type DatasetName,
	type PersonRow,
	type RequestRow,
	selectBlockReason,
	selectPerson,
	selectRequest,
	selectRequestById,
} from "./queries.ts";
import { momentOf, type RequestState } from "./states.ts";

export type LoadedRequest = {
	request: RequestRow;
	dataset: DatasetName;
	applicant: PersonRow;
	/** What the policy decides on. */
	facts: RequestRelation & { moment: RequestMoment };
};

/** A request by its number, with how the actor stands to it. @throws NotFound */
export async function loadRequest(ctx: Context, number: number): Promise<LoadedRequest> {
	const found = await selectRequest(ctx.db, number);
	if (!found) throw new NotFound("request");
	const relation = await relationToDataset(ctx, found.dataset.id);
	const isApplicant = ctx.actor.kind === "member" && ctx.actor.userId === found.request.userId;
	return { ...found, facts: { ...relation, isApplicant, moment: momentOf(found.request.state) } };
}

/** The actor as a person. @throws NotSignedIn */
export async function actingPerson(ctx: Context): Promise<PersonRow> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const found = await selectPerson(ctx.db, ctx.actor.userId);
	if (!found) throw new NotSignedIn();
	return found;
}

/** Whoever is blocked is told why, not only that. @throws NotAllowed */
export async function authorizeAsking(
	ctx: Context,
	asking: { datasetId: string; email: string } & (
		| { action: "request.begin" }
		| { action: "request.renew"; hasRenewable: boolean }
	),
): Promise<void> {
	const reason = await selectBlockReason(ctx.db, asking);
	const facts = { isBlocked: reason !== null };
	const decision =
		asking.action === "request.begin"
			? decide(ctx.actor, "request.begin", facts)
			: decide(ctx.actor, "request.renew", { ...facts, hasRenewable: asking.hasRenewable });
	if (!decision.allowed && decision.reason === "blocked" && reason !== null)
		throw new NotAllowed(`You are blocked from asking for this dataset: ${reason}`, "blocked");
	if (asking.action === "request.begin") authorize(ctx.actor, "request.begin", facts);
	else authorize(ctx.actor, "request.renew", { ...facts, hasRenewable: asking.hasRenewable });
}

async function endedBy(db: Db, request: RequestRow, applicant: PersonRow): Promise<string | null> {
	const { number, state, decidedAt, decidedBy } = request;
	if (state === "approved" || state === "declined") {
		const who = decidedBy === null ? null : (await selectPerson(db, decidedBy))?.name;
		const when = decidedAt?.toISOString().slice(0, 16).replace("T", " ") ?? "";
		return `${who ?? "Somebody"} has ${state} request ${number} meanwhile (${when} UTC).`;
	}
	const said: Partial<Record<RequestState, string>> = {
		withdrawn: `${applicant.name} has withdrawn request ${number} meanwhile.`,
		lapsed: `Request ${number} has lapsed meanwhile.`,
		needs_changes: `Request ${number} was given back for changes meanwhile.`,
	};
	return said[state] ?? null;
}

/** Says what happened to a request since it was read, for whoever came too late. */
export async function movedOn(db: Db, requestId: string, revision?: number): Promise<Conflict> {
	const found = await selectRequestById(db, requestId);
	if (!found) return new Conflict("The request is gone.");
	const { request, applicant } = found;
	const { number, state } = request;
	const details = { number, state, revision: request.revision };
	const ended = await endedBy(db, request, applicant);
	if (ended !== null) return new Conflict(ended, details);
	const hasChanged = revision !== undefined && revision !== request.revision;
	return new Conflict(
		hasChanged
			? `Request ${number} has changed since you read it: read it again, then decide.`
			: `Request ${number} has moved on meanwhile: read it again.`,
		details,
	);
}
