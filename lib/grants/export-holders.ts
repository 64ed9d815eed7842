import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { csvLine } from "#lib/csv.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { holderBatches } from "./holder-batches.ts";
import type { HolderLine } from "./view.ts";

type Cell = string | number | null;

const columns: [head: string, of: (line: HolderLine) => Cell][] = [
	["name", ({ name }) => name],
	["email", ({ email }) => email],
	["institution", ({ institution }) => institution],
	["position", ({ position }) => position],
	["state", ({ state }) => state],
	["reason", ({ reason }) => reason],
	["starts", ({ startsAt }) => startsAt],
	["ends", ({ endsAt }) => endsAt],
	["first version", ({ firstVersion }) => firstVersion],
	["last version", ({ lastVersion }) => lastVersion],
	["licence version signed", ({ signedLicence }) => signedLicence],
	["request", ({ requestNumber }) => requestNumber],
	["copies at the end", ({ end }) => end?.answer ?? null],
	["because", ({ end }) => end?.because ?? null],
];

async function* lines(ctx: Context, datasetId: string): AsyncGenerator<string> {
	yield csvLine(columns.map(([head]) => head));
	for await (const batch of holderBatches(ctx, { datasetId }))
		yield batch.map((line) => csvLine(columns.map(([, of]) => of(line)))).join("");
}

/** Every grant of a dataset as CSV, in pieces; that somebody took the list is on record. */
export async function exportHolders(
	ctx: Context,
	input: { dataset: string },
): Promise<AsyncGenerator<string>> {
	const { id: datasetId } = await findDataset(ctx.db, input.dataset);
	authorize(ctx.actor, "holders.export", await relationToDataset(ctx, datasetId));
	await inTransaction(async (tx) => {
		const subject = { kind: "dataset", id: datasetId } as const;
		await record(tx, ctx, { action: "holders.export", subject });
	});
	return lines(ctx, datasetId);
}
