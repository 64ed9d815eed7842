import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { type DatasetRow, findDataset } from "#lib/dataset/index.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, Invalid, NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { currentVersion } from "./in-force.ts";
import type { SignInput } from "./input.ts";
import { mailReceipt } from "./mails.ts";
import {
	insertSignature,
	type LicenceRow,
	lockLicence,
	type SignatureRow,
	selectPublished,
	selectSignature,
	selectSigner,
} from "./queries.ts";
import { newReceiptId } from "./receipt-id.ts";
import { nameRefusal } from "./typed-name.ts";
import { type SignatureView, viewSignature } from "./view.ts";

type Signing = { dataset: DatasetRow; licence: LicenceRow; userId: string; input: SignInput };

/** The version that is signed must still be the one to sign: whoever signs has read that one. */
function refuseReplaced(licence: LicenceRow, published: readonly LicenceRow[]): void {
	const current = currentVersion(published);
	if (!current || current.number === licence.number) return;
	throw new Conflict(
		`Another version of the licence was published while you read: version ${current.number} instead of ${licence.number}. Nothing was signed. Read the new version, then sign that one.`,
		{ currentNumber: current.number },
	);
}

async function accountAddress(tx: Transaction, signing: Signing): Promise<string> {
	const account = await selectSigner(tx.db, signing.userId);
	if (!account) throw new NotSignedIn();
	const refusal = nameRefusal(signing.input.typedName, account.name);
	if (refusal)
		throw new Invalid(refusal.message, [{ pointer: "/typedName", message: refusal.message }]);
	return account.email;
}

async function sign(tx: Transaction, ctx: Context, signing: Signing): Promise<SignatureRow> {
	const { dataset, licence, userId, input } = signing;
	const email = await accountAddress(tx, signing);
	const of = { userId, licenceVersionId: licence.id };
	const signature = await insertSignature(tx.db, {
		...of,
		receipt: newReceiptId(),
		datasetId: dataset.id,
		sha256En: licence.sha256En,
		sha256Zh: licence.sha256Zh,
		typedName: input.typedName.normalize("NFC").replace(/\s+/g, " ").trim(),
		position: input.position,
		institution: input.institution,
		rorId: input.rorId,
		email,
		signedAt: ctx.now,
	});
	if (!signature) {
		// The same form sent twice at once: the other one made the receipt.
		const first = await selectSignature(tx.db, of);
		if (!first) throw new Error("a signature is neither there nor makable");
		return first;
	}
	await record(tx, ctx, {
		action: "licence.sign",
		subject: { kind: "signature", id: signature.id },
		detail: { receipt: signature.receipt, number: licence.number },
	});
	await mailReceipt(tx, { dataset, licence, signature });
	return signature;
}

/**
 * Signs the current version of a dataset's licence with the actor's own name. Signing a version a
 * second time answers with the first receipt.
 * @throws Conflict when another version was published meanwhile
 * @throws Invalid that says why the typed name is not the account's
 */
export async function signLicence(ctx: Context, input: SignInput): Promise<SignatureView> {
	const dataset = await findDataset(ctx.db, input.dataset);
	authorize(ctx.actor, "licence.sign", {});
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	return inTransaction(async (tx) => {
		await lockLicence(tx.db, dataset.id, "share");
		const published = await selectPublished(tx.db, dataset.id);
		const licence = published.find(({ number }) => number === input.number);
		if (!licence) throw new NotFound("licence version");
		const first = await selectSignature(tx.db, { userId, licenceVersionId: licence.id });
		if (first) return viewSignature({ signature: first, licence, dataset });
		refuseReplaced(licence, published);
		const signature = await sign(tx, ctx, { dataset, licence, userId, input });
		return viewSignature({ signature, licence, dataset });
	});
}
