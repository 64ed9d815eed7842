import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { readStanding } from "#lib/grants/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { requiredForm } from "./describe-request.ts";
import { actingPerson, blockFacts } from "./load-request.ts";
import { selectRequestsOf } from "./queries.ts";
import { readRequest } from "./read-request.ts";
import { insertDraft } from "./save-draft.ts";
import type { RequestView } from "./view.ts";

/** Begins the renewal of access that one has, or had until it ran out, from what was said the last time. */
export async function renewRequest(ctx: Context, input: { dataset: string }): Promise<RequestView> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const person = await actingPerson(ctx);
	const of = { datasetId: dataset.id, userId: person.id };
	const { grants } = await readStanding(ctx.db, { ...of, now: ctx.now });
	authorize(ctx.actor, "request.renew", {
		...(await blockFacts(ctx, { datasetId: dataset.id, email: person.email })),
		// The last word counts: an older grant that ran out does not undo a later revocation.
		hasRenewable: grants.at(-1)?.revokedAt === null,
	});
	const form = await requiredForm(ctx, dataset);
	const last = (await selectRequestsOf(ctx.db, of)).find(
		({ request }) => request.state === "approved",
	)?.request;
	const number = await inTransaction(async (tx) => {
		const made = await insertDraft(tx, ctx, {
			...of,
			kind: "renewal",
			formNumber: form.number,
			stateChangedAt: ctx.now,
			createdAt: ctx.now,
			position: last?.position ?? null,
			institution: last?.institution ?? "",
			rorId: last?.rorId ?? null,
			homepage: last?.homepage ?? "",
			intendedUse: last?.intendedUse ?? "",
			answers: last?.answers ?? {},
			supervisorName: last?.supervisorName ?? "",
			supervisorEmail: last?.supervisorEmail ?? "",
		});
		await record(tx, ctx, {
			action: "request.renew",
			subject: { kind: "access_request", id: made.id },
			detail: { number: made.number },
		});
		return made.number;
	});
	return readRequest(ctx, { number });
}
