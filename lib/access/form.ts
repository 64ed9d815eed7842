import type { FormQuestion } from "#drizzle/schema/access.ts";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { requiredForm } from "./describe-request.ts";
import type { PublishFormInput } from "./input.ts";
import { actingPerson } from "./load-request.ts";
import { needsChangesMail } from "./mails.ts";
import { type DatasetName, insertForm, selectInQueue } from "./queries.ts";
import { viewForm } from "./shown.ts";
import { transition } from "./transition.ts";
import type { FormView } from "./view.ts";

/** The newest request form of a dataset: public, like all that is asked of applicants. */
export async function readForm(ctx: Context, input: { dataset: string }): Promise<FormView> {
	const dataset = await findDataset(ctx.db, input.dataset);
	return viewForm(await requiredForm(ctx, dataset), dataset);
}

/** What must be answered now and need not have been before. */
function newlyRequired(
	before: readonly FormQuestion[],
	after: readonly FormQuestion[],
): FormQuestion[] {
	const required = new Set(before.filter(({ isRequired }) => isRequired).map(({ key }) => key));
	return after.filter(({ key, isRequired }) => isRequired && !required.has(key));
}

const wish = (added: readonly FormQuestion[]) =>
	[
		"The request form asks something new. Please answer it and submit the request again:",
		...added.map(({ labelEn }) => `- ${labelEn}`),
		"申请表新增了问题，请回答后重新提交：",
		...added.map(({ labelZh }) => `- ${labelZh}`),
	].join("\n");

/** Requests in the queue go back to their applicants for the new answers; drafts just show the questions. */
async function sendBack(
	tx: Transaction,
	ctx: Context,
	dataset: DatasetName,
	added: readonly FormQuestion[],
): Promise<number> {
	if (added.length === 0) return 0;
	const words = wish(added);
	let sent = 0;
	for (const { request, applicant } of await selectInQueue(tx.db, dataset.id)) {
		if (added.every(({ key }) => request.answers[key])) continue;
		const step = { request, name: "change-form", detail: { words } } as const;
		const given = await transition(tx, ctx, step, { words });
		if (!given) continue;
		await queueMail(tx, needsChangesMail({ request: given, dataset, applicant }));
		sent++;
	}
	return sent;
}

/** Publishes a new version of the form. */
export async function publishForm(ctx: Context, input: PublishFormInput): Promise<FormView> {
	const dataset = await findDataset(ctx.db, input.dataset);
	authorize(ctx.actor, "form.publish", await relationToDataset(ctx, dataset.id));
	const by = await actingPerson(ctx);
	const before = await requiredForm(ctx, dataset);
	return inTransaction(async (tx) => {
		const made = await insertForm(tx.db, {
			datasetId: dataset.id,
			number: before.number + 1,
			questions: input.questions,
			publishedAt: ctx.now,
			publishedBy: by.id,
		});
		if (!made)
			throw new Conflict(
				"Somebody published another form meanwhile: read that one, then try again.",
			);
		const sentBack = await sendBack(
			tx,
			ctx,
			dataset,
			newlyRequired(before.questions, made.questions),
		);
		await record(tx, ctx, {
			action: "form.publish",
			subject: { kind: "request_form", id: made.id },
			detail: { number: made.number, sentBack },
		});
		return viewForm(made, dataset);
	});
}
