import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset } from "#lib/dataset/index.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { listLicenceVersions } from "#lib/licensing/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { insertEvent, revokeAsks } from "./beside-queries.ts";
import { requiredForm } from "./describe-request.ts";
import type { DraftInput, RequestFields } from "./input.ts";
import { actingPerson, blockFacts, loadRequest, movedOn } from "./load-request.ts";
import {
	type DatasetName,
	insertRequest,
	type RequestRow,
	selectOpenNumber,
	updateFields,
} from "./queries.ts";
import { readRequest } from "./read-request.ts";
import type { RequestView } from "./view.ts";

/** Answers to questions that the form does not ask are not kept. */
function answersTo(questions: readonly { key: string }[], answers: Record<string, string>) {
	return Object.fromEntries(
		questions.flatMap(({ key }) => {
			const answer = answers[key];
			return answer ? [[key, answer]] : [];
		}),
	);
}

async function fieldsFor(ctx: Context, dataset: DatasetName, given: RequestFields) {
	const form = await requiredForm(ctx, dataset);
	return {
		formNumber: form.number,
		position: given.position || null,
		institution: given.institution,
		rorId: given.rorId || null,
		homepage: given.homepage,
		intendedUse: given.intendedUse,
		publications: given.publications,
		answers: answersTo(form.questions, given.answers),
		supervisorName: given.supervisorName,
		supervisorEmail: given.supervisorEmail,
	};
}

/** One request at a time: whoever has an open one is shown the way to it. */
async function refuseSecond(
	tx: Transaction,
	of: { datasetId: string; userId: string },
): Promise<Conflict> {
	const number = await selectOpenNumber(tx.db, of);
	return new Conflict(
		`You have an open request for this dataset already: request ${number}. Go on with that one, or withdraw it.`,
		{ number },
	);
}

/** Makes the row of a new draft, in the transaction of whoever has authorized it. */
export async function insertDraft(
	tx: Transaction,
	ctx: Context,
	values: Parameters<typeof insertRequest>[1],
): Promise<RequestRow> {
	const made = await insertRequest(tx.db, values);
	if (!made) throw await refuseSecond(tx, values);
	await insertEvent(tx.db, ctx, {
		requestId: made.id,
		action: "begin",
		toState: "draft",
		detail: { kind: made.kind },
	});
	return made;
}

async function begin(ctx: Context, input: DraftInput): Promise<number> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const person = await actingPerson(ctx);
	const of = { datasetId: dataset.id, email: person.email };
	authorize(ctx.actor, "request.begin", await blockFacts(ctx, of));
	// What cannot be signed cannot be asked for: a draft of it would lead nowhere.
	if ((await listLicenceVersions(ctx, input)).length === 0)
		throw new Conflict("This dataset has no licence yet, so nobody can ask for it.");
	const fields = await fieldsFor(ctx, dataset, input);
	return inTransaction(async (tx) => {
		const { id, number } = await insertDraft(tx, ctx, {
			...fields,
			datasetId: dataset.id,
			userId: person.id,
			stateChangedAt: ctx.now,
			createdAt: ctx.now,
		});
		await record(tx, ctx, {
			action: "request.begin",
			subject: { kind: "access_request", id },
			detail: { number },
		});
		return number;
	});
}

async function edit(ctx: Context, number: number, input: DraftInput): Promise<void> {
	const { request, dataset, facts } = await loadRequest(ctx, number);
	authorize(ctx.actor, "request.edit", facts);
	if (dataset.slug !== input.dataset) throw new NotFound("request");
	const fields = await fieldsFor(ctx, dataset, input);
	await inTransaction(async (tx) => {
		const of = { id: request.id, revision: input.revision };
		const saved = await updateFields(tx.db, of, fields);
		if (!saved) throw await movedOn(tx.db, request.id, input.revision);
		const named = saved.position === "student" ? saved.supervisorEmail : "";
		await revokeAsks(tx.db, { requestId: saved.id, now: ctx.now, except: named });
		await insertEvent(tx.db, ctx, {
			requestId: saved.id,
			action: "save",
			detail: { revision: saved.revision },
		});
		await record(tx, ctx, {
			action: "request.save",
			subject: { kind: "access_request", id: saved.id },
			detail: { number: saved.number, revision: saved.revision },
		});
	});
}

/** Saves what an applicant has written so far, complete or not; begins a draft if no number is given. */
export async function saveDraft(ctx: Context, input: DraftInput): Promise<RequestView> {
	if (input.number === undefined) return readRequest(ctx, { number: await begin(ctx, input) });
	await edit(ctx, input.number, input);
	return readRequest(ctx, { number: input.number });
}
