import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import type { ReceiptInput, ReceiptNameInput } from "./input.ts";
import { selectReceipt, selectSignaturesOf } from "./queries.ts";
import { readReceiptId } from "./receipt-id.ts";
import { isSameName } from "./typed-name.ts";
import { type ReceiptVerdict, type SignatureView, viewSignature, viewVerdict } from "./view.ts";

async function find(ctx: Context, input: ReceiptInput) {
	const receipt = readReceiptId(input.receipt);
	return { receipt, row: receipt === null ? null : await selectReceipt(ctx.db, receipt) };
}

/** Whether a receipt is genuine, and of what; for anybody, and without a word about its signer. */
export async function verifyReceipt(ctx: Context, input: ReceiptInput): Promise<ReceiptVerdict> {
	const { receipt, row } = await find(ctx, input);
	if (row) return viewVerdict(row);
	const isWellFormed = receipt !== null;
	return { receipt: receipt ?? input.receipt, isWellFormed, isGenuine: false, signed: null };
}

/** Whether a genuine receipt bears the name that somebody was told. It never says which name it bears. */
export async function checkReceiptName(
	ctx: Context,
	input: ReceiptNameInput,
): Promise<{ isGenuine: boolean; isSameName: boolean }> {
	const { row } = await find(ctx, input);
	if (!row) return { isGenuine: false, isSameName: false };
	return { isGenuine: true, isSameName: isSameName(row.signature.typedName, input.name) };
}

/** The whole receipt, for its signer and the dataset's stewards. */
export async function readReceipt(ctx: Context, input: ReceiptInput): Promise<SignatureView> {
	const { row } = await find(ctx, input);
	if (!row) throw new NotFound("receipt");
	const isSelf = ctx.actor.kind === "member" && ctx.actor.userId === row.signature.userId;
	const relation = await relationToDataset(ctx, row.dataset.id);
	authorize(ctx.actor, "signature.view", { ...relation, isSelf });
	return viewSignature(row);
}

/** Everything the actor has signed, newest first; of one dataset, where it is named. */
export async function listSignatures(
	ctx: Context,
	input: { dataset?: string },
): Promise<SignatureView[]> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const dataset = input.dataset === undefined ? null : await findDataset(ctx.db, input.dataset);
	const rows = await selectSignaturesOf(ctx.db, ctx.actor.userId, dataset?.id);
	return rows.map(viewSignature);
}
