import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Facts } from "#app/_components/facts.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { pageContext } from "#app/_http/context.ts";
import type { Context } from "#lib/context.ts";
import { OnsetError } from "#lib/errors.ts";
import {
	listSignatures,
	positionWords,
	type ReceiptVerdict,
	readReceipt,
	type SignatureView,
	verifyReceipt,
} from "#lib/licensing/index.ts";
import { NameForm } from "./name-form.client.tsx";
import { words } from "./words.ts";

type Props = {
	params: Promise<{ receipt: string }>;
	searchParams: Promise<{ number?: string | string[] }>;
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

/** The whole receipt where this reader may see it, and null where not. */
async function wholeReceipt(ctx: Context, receipt: string): Promise<SignatureView | null> {
	try {
		return await readReceipt(ctx, { receipt });
	} catch (error) {
		if (error instanceof OnsetError) return null;
		throw error;
	}
}

/** Whether it is the reader's own: a steward may read it too, and has nothing to ask for with it. */
async function isOwn(ctx: Context, { receipt, dataset }: SignatureView): Promise<boolean> {
	const mine = await listSignatures(ctx, { dataset: dataset.slug });
	return mine.some((one) => one.receipt === receipt);
}

function Signed({ signed }: { signed: NonNullable<ReceiptVerdict["signed"]> }) {
	const { dataset, licence } = signed;
	const address = `/datasets/${dataset.slug}/licence/${licence.number}`;
	return (
		<Section id="signed" title={words.facts}>
			<Facts
				facts={[
					[
						words.dataset,
						<Link key="dataset" href={`/datasets/${dataset.slug}`}>
							{dataset.title}
						</Link>,
					],
					[
						words.licence,
						<Link key="licence" href={address}>
							{licence.titleEn} · <span lang="zh-Hans">{licence.titleZh}</span>,{" "}
							{words.version(licence.number)}
						</Link>,
					],
					[words.signedAt, <Instant key="at" at={signed.signedAt} precision="second" />],
					[
						words.sha256En,
						<code key="en" className="hash">
							{signed.sha256En}
						</code>,
					],
					[
						words.sha256Zh,
						<code key="zh" className="hash">
							{signed.sha256Zh}
						</code>,
					],
				]}
			/>
		</Section>
	);
}

function Signer({ whole, isOwn }: { whole: SignatureView; isOwn: boolean }) {
	const { receipt, typedName, position, institution, rorId, email } = whole;
	return (
		<Section id="signer" title={words.who}>
			<p className="quiet fine">{words.whoNote}</p>
			<Facts
				facts={[
					[
						words.name,
						<bdi key="name" className="name">
							{typedName}
						</bdi>,
					],
					[words.position, positionWords[position]],
					[
						words.institution,
						<bdi key="institution">
							{institution} {rorId ? <a href={rorId}>{rorId}</a> : null}
						</bdi>,
					],
					[words.mailbox, email],
				]}
			/>
			<div className="actions">
				<a className="button" href={`/api/v1/receipts/${receipt}/pdf`} download>
					{words.pdf}
				</a>
				<a href={`/api/v1/receipts/${receipt}/signature`}>{words.json}</a>
				{isOwn ? (
					<Link href={`/datasets/${whole.dataset.slug}/request`}>{words.access}</Link>
				) : null}
			</div>
		</Section>
	);
}

function Another() {
	return (
		<Section id="another" title={words.again}>
			<form className="form" method="get">
				<div className="field">
					<label htmlFor="number">{words.number}</label>
					<input id="number" name="number" required maxLength={40} autoComplete="off" />
				</div>
				<button type="submit" className="plain">
					{words.check}
				</button>
			</form>
		</Section>
	);
}

/** A part of an address as somebody typed it; what is no encoding stays as it came. */
function plainly(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

/** Whether a receipt is genuine, for anybody; who signed, for the signer and the stewards. */
export default async function ReceiptPage({ params, searchParams }: Props) {
	const { number } = await searchParams;
	if (typeof number === "string") redirect(`/receipts/${encodeURIComponent(number)}`);
	const asked = plainly((await params).receipt).slice(0, 100);
	const ctx = await pageContext();
	const verdict = await verifyReceipt(ctx, { receipt: asked });
	const { receipt, signed, isWellFormed } = verdict;
	if (!signed)
		return (
			<div className="page narrow">
				<PageHead title={words.heading(asked)} />
				<Notice tone="wrong" title={isWellFormed ? words.unknown : words.mistyped}>
					{isWellFormed ? words.unknownMeans : words.mistypedMeans}
				</Notice>
				<Another />
			</div>
		);
	const whole = await wholeReceipt(ctx, receipt);
	const genuine = whole ? [words.genuineMeans] : [words.genuineMeans, words.nameHidden];
	return (
		<div className="page narrow">
			<PageHead title={words.heading(receipt)} />
			<Notice tone="good" title={words.genuine}>
				<p>{genuine.map(({ en }) => en).join(" ")}</p>
				<p lang="zh-Hans">{genuine.map(({ zh }) => zh).join("")}</p>
			</Notice>
			<Signed signed={signed} />
			{whole ? <Signer whole={whole} isOwn={await isOwn(ctx, whole)} /> : null}
			<Section id="name-check" title={words.ask}>
				<p>{words.askLead}</p>
				<NameForm receipt={receipt} />
			</Section>
		</div>
	);
}
