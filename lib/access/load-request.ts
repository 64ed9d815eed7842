import type { Context } from "#lib/context.ts";
import { relationToDataset } from "#lib/dataset/index.ts";
import type { Db } from "#lib/db/index.ts";
import { Conflict, NotAllowed, NotFound, NotSignedIn } from "#lib/errors.ts";
import { decide, type RequestMoment, type RequestRelation } from "#lib/policy/index.ts";
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
	const { state, submittedAt } = found.request;
	const own = { isApplicant, isHandedIn: submittedAt !== null };
	return { ...found, facts: { ...relation, ...own, moment: momentOf(state) } };
}

/** The actor as a person. @throws NotSignedIn */
export async function actingPerson(ctx: Context): Promise<PersonRow> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const found = await selectPerson(ctx.db, ctx.actor.userId);
	if (!found) throw new NotSignedIn();
	return found;
}

/** Whoever is blocked is told why, not only that; for everybody else, the fact that they are not. */
export async function blockFacts(
	ctx: Context,
	of: { datasetId: string; email: string },
): Promise<{ isBlocked: boolean }> {
	const reason = await selectBlockReason(ctx.db, of);
	const decision = decide(ctx.actor, "request.begin", { isBlocked: reason !== null });
	if (!decision.allowed && decision.reason === "blocked")
		throw new NotAllowed(`You are blocked from asking for this dataset: ${reason}`, "blocked");
	return { isBlocked: reason !== null };
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
