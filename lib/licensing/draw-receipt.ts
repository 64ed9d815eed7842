import PDFDocument from "pdfkit";
import { plainSubset, type Run, readSubset, runsOf } from "./noto-sans.ts";
import { positionWords } from "./position-words.ts";
import type { SignatureView } from "./view.ts";

const words = {
	title: "Receipt of a signature",
	titleZh: "许可协议签署回执",
	dataset: "Dataset · 数据集",
	licence: "Licence · 许可协议",
	version: (number: number) => `version ${number} · 第 ${number} 版`,
	name: "Signed by · 签署人",
	position: "Position · 职位",
	institution: "Institution · 单位",
	mailbox: "Proven mailbox · 已验证邮箱",
	signedAt: "Signed at · 签署时间",
	sha256En: "SHA-256 of the English text · 英文文本摘要",
	sha256Zh: "SHA-256 of the Chinese text · 中文文本摘要",
	check: "Check it at · 核验地址",
	meaning:
		"The person named above signed exactly the two texts that these digests are of. The page at the address above says whether this receipt is genuine; this file by itself proves nothing.",
	meaningZh:
		"上述签署人所签署的正是以上摘要所对应的两份文本。回执真伪以上述网址页面所示为准；本文件本身不构成证明。",
};

const sizes = { title: 20, receipt: 16, label: 8.5, value: 11 };
const ink = { full: "#1d1f24", quiet: "#5c6068" };

/** A page's text, written in stretches that each have their file of the font. */
class Page {
	readonly #document = new PDFDocument({ size: "A4", margin: 64, autoFirstPage: false });
	readonly #known = new Set<string>();
	readonly #bytes: Promise<Uint8Array>;

	constructor(title: string, at: Date) {
		Object.assign(this.#document.info, { Title: title, CreationDate: at, Creator: "Onset" });
		this.#bytes = new Promise((resolve, reject) => {
			const chunks: Buffer[] = [];
			this.#document
				.on("data", (chunk: Buffer) => chunks.push(chunk))
				.on("end", () => resolve(Buffer.concat(chunks)))
				.on("error", reject);
		});
	}

	async #font({ subset }: Run): Promise<void> {
		if (!this.#known.has(subset)) this.#document.registerFont(subset, await readSubset(subset));
		this.#known.add(subset);
		this.#document.font(subset);
	}

	async begin(): Promise<void> {
		await this.#font({ subset: plainSubset, text: "" });
		this.#document.addPage();
	}

	async line(text: string, look: { size: number; color: string; after: number }): Promise<void> {
		const runs = await runsOf(text);
		this.#document.fontSize(look.size).fillColor(look.color);
		for (const [i, run] of runs.entries()) {
			await this.#font(run);
			this.#document.text(run.text, { continued: i < runs.length - 1, lineGap: 2 });
		}
		this.#document.y += look.after;
	}

	async fact(label: string, value: string): Promise<void> {
		await this.line(label, { size: sizes.label, color: ink.quiet, after: 1 });
		await this.line(value, { size: sizes.value, color: ink.full, after: 9 });
	}

	end(): Promise<Uint8Array> {
		this.#document.end();
		return this.#bytes;
	}
}

const institution = ({ institution: name, rorId }: SignatureView) =>
	rorId === null ? name : `${name} (${rorId})`;

/** The receipt as a PDF of one or two pages; `siteUrl` is where it can be checked. */
export async function drawReceipt(view: SignatureView, siteUrl: string): Promise<Uint8Array> {
	const { dataset, licence } = view;
	const page = new Page(`${words.title} ${view.receipt}`, new Date(view.signedAt));
	await page.begin();
	await page.line(words.title, { size: sizes.title, color: ink.full, after: 2 });
	await page.line(words.titleZh, { size: sizes.receipt, color: ink.full, after: 10 });
	await page.line(view.receipt, { size: sizes.receipt, color: ink.full, after: 18 });
	await page.fact(words.name, view.typedName);
	await page.fact(words.position, positionWords[view.position]);
	await page.fact(words.institution, institution(view));
	await page.fact(words.mailbox, view.email);
	await page.fact(words.dataset, dataset.title);
	await page.fact(
		words.licence,
		`${licence.titleEn} · ${licence.titleZh}, ${words.version(licence.number)}`,
	);
	await page.fact(words.signedAt, view.signedAt);
	await page.fact(words.sha256En, view.sha256En);
	await page.fact(words.sha256Zh, view.sha256Zh);
	await page.fact(words.check, new URL(`/receipts/${view.receipt}`, siteUrl).toString());
	await page.line(words.meaning, { size: sizes.label + 1, color: ink.quiet, after: 4 });
	await page.line(words.meaningZh, { size: sizes.label + 1, color: ink.quiet, after: 0 });
	return page.end();
}
