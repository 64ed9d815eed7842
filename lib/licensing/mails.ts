import type { DatasetRow } from "#lib/dataset/index.ts";
import type { Transaction } from "#lib/db/index.ts";
import { type MailDraft, queueMail } from "#lib/mail/index.ts";
import { asksFrom } from "./in-force.ts";
import type { LicenceRow, SignatureRow } from "./queries.ts";

type Mail = Omit<MailDraft, "messageId" | "to">;

/** An instant as a mail says it in both languages: to the minute, in UTC. */
const instantWord = (at: Date): string => `${at.toISOString().slice(0, 16).replace("T", " ")} UTC`;

/** To whoever holds access: the licence has a new version, and by when to sign it. */
function newVersionMail(dataset: DatasetRow, version: LicenceRow): Mail {
	const { title, slug } = dataset;
	const until = instantWord(asksFrom(version) ?? version.editedAt);
	const read = `/datasets/${slug}/licence`;
	const sign = `/datasets/${slug}/sign`;
	return {
		subject: {
			en: `${title}: sign the new licence until ${until}`,
			zh: `${title}：请在 ${until} 之前签署新版许可协议`,
		},
		en: [
			`The licence of ${title} has a new version (${version.number}). Your earlier signature counts until ${until}; after that, your access waits for your signature under this version.`,
			"What changed:",
			{ quote: version.changesEn },
			{ link: read, label: "Read the licence" },
			{ link: sign, label: "Sign it" },
		],
		zh: [
			`${title} 的许可协议发布了新版本（第 ${version.number} 版）。您此前的签名有效至 ${until}；此后须签署新版本方可继续下载。`,
			"变更内容：",
			{ quote: version.changesZh },
			{ link: read, label: "阅读许可协议" },
			{ link: sign, label: "签署" },
		],
	};
}

export async function mailNewVersion(
	tx: Transaction,
	of: { dataset: DatasetRow; version: LicenceRow; addresses: readonly string[] },
): Promise<void> {
	const mail = newVersionMail(of.dataset, of.version);
	for (const to of of.addresses) await queueMail(tx, { to, ...mail });
}

/** To the signer: what they signed, and where its receipt is. */
export async function mailReceipt(
	tx: Transaction,
	of: { dataset: DatasetRow; licence: LicenceRow; signature: SignatureRow },
): Promise<void> {
	const { dataset, licence, signature } = of;
	const at = instantWord(signature.signedAt);
	const link = `/receipts/${signature.receipt}`;
	await queueMail(tx, {
		to: signature.email,
		subject: {
			en: `${dataset.title}: receipt ${signature.receipt} of your signature`,
			zh: `${dataset.title}：签署回执 ${signature.receipt}`,
		},
		en: [
			`You signed version ${licence.number} of the licence of ${dataset.title} on ${at}, with this name:`,
			{ quote: signature.typedName },
			`The receipt's number is ${signature.receipt}. Keep it: with it, anybody can check that the signature is genuine. If it was not you who signed, tell the dataset's stewards.`,
			{ link, label: "The receipt" },
		],
		zh: [
			`您已于 ${at} 签署 ${dataset.title} 许可协议第 ${licence.number} 版，签名为：`,
			{ quote: signature.typedName },
			`回执编号：${signature.receipt}。请妥善保存：任何人均可凭此编号核验签名的真实性。如非您本人签署，请告知数据集管理员。`,
			{ link, label: "查看回执" },
		],
	});
}
