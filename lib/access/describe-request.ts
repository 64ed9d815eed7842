import type { Context } from "#lib/context.ts";
import { gatherEvidence } from "#lib/evidence/index.ts";
import { signatureFactsOf } from "#lib/licensing/index.ts";
import { type AccessAction, decide, type RequestRelation } from "#lib/policy/index.ts";
import {
	type AskRow,
	selectAsks,
	selectAttachments,
	selectComments,
	selectEvents,
} from "./beside-queries.ts";
import { missingFrom } from "./completeness.ts";
import type { LoadedRequest } from "./load-request.ts";
import {
	type DatasetName,
	type FormRow,
	type RequestRow,
	selectForm,
	selectGrantOf,
	selectPeople,
	selectRequestsOf,
} from "./queries.ts";
import { viewAttachment, viewForm, viewLine } from "./shown.ts";
import { askStatus } from "./supervision.ts";
import type { RequestView } from "./view.ts";

type Deciding = Extract<
	AccessAction,
	"request.edit" | "request.withdraw" | "request.comment" | "request.review" | "request.decide"
>;

function mayOf(ctx: Context, facts: LoadedRequest["facts"]): RequestView["may"] {
	const may = (action: Deciding) => decide(ctx.actor, action, facts).allowed;
	return {
		edit: may("request.edit"),
		withdraw: may("request.withdraw"),
		comment: may("request.comment"),
		note: decide(ctx.actor, "request.note", facts).allowed,
		review: may("request.review"),
		decide: may("request.decide"),
	};
}

const fieldsOf = (request: RequestRow): RequestView["fields"] => ({
	position: request.position,
	institution: request.institution,
	rorId: request.rorId,
	homepage: request.homepage,
	intendedUse: request.intendedUse,
	publications: request.publications,
	answers: request.answers,
	supervisorName: request.supervisorName,
	supervisorEmail: request.supervisorEmail,
});

const viewAsk = (ask: AskRow, now: Date): RequestView["supervisorAsks"][number] => ({
	id: ask.id,
	name: ask.name,
	email: ask.email,
	askedAt: ask.askedAt.toISOString(),
	expiresAt: ask.expiresAt.toISOString(),
	status: askStatus(ask, now),
	answeredAt: ask.answeredAt?.toISOString() ?? null,
	words: ask.words,
});

/** The events of a request that are no steps of anybody's story: a draft is saved many times. */
const quietEvents = ["save", "note"];

async function said(ctx: Context, request: RequestRow, relation: RequestRelation) {
	const isOther = !relation.isApplicant;
	const [comments, events] = await Promise.all([
		selectComments(ctx.db, request.id, isOther),
		selectEvents(ctx.db, request.id),
	]);
	const ids = [...comments, ...events].map(({ userId }) => userId);
	const people = await selectPeople(
		ctx.db,
		[...new Set([...ids, request.decidedBy, request.reviewerId])].filter((id) => id !== null),
	);
	const nameOf = (id: string | null) => (id === null ? null : (people.get(id)?.name ?? "somebody"));
	return {
		comments: comments.map(({ id, at, userId, audience, body }) => ({
			id,
			at: at.toISOString(),
			by: { name: nameOf(userId) ?? "somebody", isApplicant: userId === request.userId },
			audience,
			body,
		})),
		history: events
			.filter(({ action }) => !quietEvents.includes(action))
			.map(({ at, action, userId, fromState, toState, detail }) => ({
				at: at.toISOString(),
				action,
				by: nameOf(userId),
				fromState,
				toState,
				detail,
			})),
		reviewer: nameOf(request.reviewerId),
		decision:
			request.decidedAt && request.decidedBy
				? {
						at: request.decidedAt.toISOString(),
						by: nameOf(request.decidedBy) ?? "somebody",
						reason: request.declineReason,
					}
				: null,
	};
}

export async function requiredForm(ctx: Context, dataset: DatasetName): Promise<FormRow> {
	const form = await selectForm(ctx.db, dataset.id);
	// A dataset that never published a form asks what every dataset asks.
	return (
		form ?? {
			id: "",
			datasetId: dataset.id,
			number: 0,
			questions: [],
			publishedAt: new Date(0),
			publishedBy: null,
		}
	);
}

/** What keeps a loaded request from being submitted. */
export async function missingNow(ctx: Context, loaded: LoadedRequest, form: FormRow) {
	const { request, applicant, dataset } = loaded;
	const signature = await signatureFactsOf(ctx.db, {
		datasetId: dataset.id,
		userIds: [applicant.id],
		now: ctx.now,
	});
	return missingFrom(request, {
		questions: form.questions,
		ownEmail: applicant.email,
		signature: signature(applicant.id),
	});
}

/** The view of a request for an actor who may see it. */
export async function describeRequest(ctx: Context, loaded: LoadedRequest): Promise<RequestView> {
	const { request, dataset, applicant, facts } = loaded;
	const form = await requiredForm(ctx, dataset);
	const [told, asks, attachments, others, grant, missing] = await Promise.all([
		said(ctx, request, facts),
		selectAsks(ctx.db, request.id),
		selectAttachments(ctx.db, request.id),
		selectRequestsOf(ctx.db, { userId: request.userId, datasetId: dataset.id }),
		selectGrantOf(ctx.db, request.id),
		missingNow(ctx, loaded, form),
	]);
	const current = asks.find((ask) => ask.revokedAt === null) ?? null;
	const evidence = await gatherEvidence(ctx, {
		userId: request.userId,
		institution: request.institution,
		rorId: request.rorId,
		supervisor: request.position === "student" ? current : null,
	});
	const { dataset: _dataset, ...shownForm } = viewForm(form, dataset);
	return {
		...viewLine(request, dataset),
		...told,
		revision: request.revision,
		moment: facts.moment,
		applicant: { name: applicant.name, email: applicant.email },
		form: shownForm,
		fields: fieldsOf(request),
		missing: facts.moment === "ended" ? [] : missing,
		words: request.words,
		supervisorAsks: asks.map((ask) => viewAsk(ask, ctx.now)),
		evidence,
		attachments: attachments.map(viewAttachment),
		earlier: others
			.filter((other) => other.request.id !== request.id)
			.map((other) => viewLine(other.request, other.dataset)),
		grant: grant && {
			endsAt: grant.endsAt.toISOString(),
			firstSequence: grant.firstSequence,
			lastSequence: grant.lastSequence,
		},
		isOwn: facts.isApplicant,
		may: mayOf(ctx, facts),
	};
}
