import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, Invalid } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { findDataset } from "./find-dataset.ts";
import {
	type DatasetRole,
	deleteOfficer,
	insertOfficer,
	lockAccountOf,
	lockOfficers,
	type OfficerRow,
	selectOfficers,
} from "./officer-queries.ts";

export type { DatasetRole } from "./officer-queries.ts";

type Office = { dataset: string; role: DatasetRole; email: string };

/** Who holds each office of a dataset; for whoever runs the site. */
export async function listOfficers(
	ctx: Context,
	input: { dataset: string },
): Promise<Record<DatasetRole, OfficerRow[]>> {
	authorize(ctx.actor, "office.set", {});
	const { id } = await findDataset(ctx.db, input.dataset);
	return {
		steward: await selectOfficers(ctx.db, id, "steward"),
		organizer: await selectOfficers(ctx.db, id, "organizer"),
	};
}

type Change = (
	tx: Transaction,
	of: { datasetId: string; officers: readonly OfficerRow[] },
) => Promise<void>;

/** Changes who holds an office, one change after the other. */
async function changing(ctx: Context, { dataset, role }: Office, change: Change): Promise<void> {
	authorize(ctx.actor, "office.set", {});
	const { id: datasetId } = await findDataset(ctx.db, dataset);
	await inTransaction(async (tx) =>
		change(tx, { datasetId, officers: await lockOfficers(tx.db, datasetId, role) }),
	);
}

/** Makes somebody with an account a steward or an organizer of a dataset. */
export async function giveOffice(ctx: Context, input: Office): Promise<void> {
	const { dataset, role, email } = input;
	await changing(ctx, input, async (tx, { datasetId, officers }) => {
		const account = await lockAccountOf(tx.db, email);
		if (!account)
			throw new Invalid(
				`Nobody has signed in here as ${email} yet: ask them to sign in once, then run this again.`,
			);
		const { userId } = account;
		if (officers.some((one) => one.userId === userId))
			throw new Conflict(`${account.email} is ${role} of ${dataset} already.`);
		await insertOfficer(tx.db, role, { datasetId, userId });
		await record(tx, ctx, {
			action: `dataset.${role}-added`,
			subject: { kind: "dataset", id: datasetId },
			detail: { before: null, after: { [role]: userId } },
		});
	});
}

/**
 * Ends somebody's office.
 * @throws Conflict for the last one: somebody answers for every dataset
 */
export async function endOffice(ctx: Context, input: Office): Promise<void> {
	const { dataset, role, email } = input;
	await changing(ctx, input, async (tx, { datasetId, officers }) => {
		const officer = officers.find((one) => one.email.toLowerCase() === email.toLowerCase());
		if (!officer) throw new Conflict(`${email} is no ${role} of ${dataset}.`);
		if (officers.length === 1)
			throw new Conflict(
				`${email} is the last ${role} of ${dataset}, and somebody must answer for it: give the office to another one first.`,
			);
		const { userId } = officer;
		await deleteOfficer(tx.db, role, { datasetId, userId });
		await record(tx, ctx, {
			action: `dataset.${role}-removed`,
			subject: { kind: "dataset", id: datasetId },
			detail: { before: { [role]: userId }, after: null },
		});
	});
}
