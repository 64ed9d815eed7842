import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Invalid } from "#lib/errors.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { missingNow, requiredForm } from "./describe-request.ts";
import { blockFacts, type LoadedRequest, loadRequest, movedOn } from "./load-request.ts";
import { arrivedMail, submittedMail } from "./mails.ts";
import { type RequestRow, selectStewards } from "./queries.ts";
import { readRequest } from "./read-request.ts";
import { settleSupervisor } from "./supervision.ts";
import { transition } from "./transition.ts";
import type { RequestView } from "./view.ts";

/** What the request says, kept with the event as it was at that moment. */
const snapshot = (request: RequestRow, formNumber: number) => ({
	revision: request.revision,
	formNumber,
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

async function refuseIncomplete(ctx: Context, loaded: LoadedRequest): Promise<number> {
	const form = await requiredForm(ctx, loaded.dataset);
	const missing = await missingNow(ctx, loaded, form);
	if (missing.length === 0) return form.number;
	const en = missing.map(({ message }) => message).join(" ");
	const zh = missing.map(({ messageZh }) => messageZh).join("");
	throw new Invalid(`The request is not complete. ${en} 申请尚不完整。${zh}`, missing);
}

/** Hands a complete request to the stewards: they, the applicant and a student's supervisor get mail. */
export async function submitRequest(ctx: Context, input: { number: number }): Promise<RequestView> {
	const loaded = await loadRequest(ctx, input.number);
	const { request, dataset, applicant, facts } = loaded;
	authorize(ctx.actor, "request.edit", facts);
	const asking = { datasetId: dataset.id, email: applicant.email };
	authorize(ctx.actor, "request.begin", await blockFacts(ctx, asking));
	const formNumber = await refuseIncomplete(ctx, loaded);
	await inTransaction(async (tx) => {
		const submitted = await transition(
			tx,
			ctx,
			{
				request,
				name: "submit",
				revision: request.revision,
				detail: snapshot(request, formNumber),
			},
			{
				formNumber,
				submittedAt: request.submittedAt ?? ctx.now,
				reviewerId: null,
				words: "",
				escalatedAt: null,
			},
		);
		if (!submitted) throw await movedOn(tx.db, request.id, request.revision);
		const about = { request: submitted, dataset, applicant };
		await settleSupervisor(tx, ctx, about);
		await queueMail(tx, submittedMail(about));
		for (const steward of await selectStewards(tx.db, dataset.id))
			await queueMail(tx, arrivedMail(about, steward));
	});
	return readRequest(ctx, input);
}
