import type { Metadata } from "next";
import Link from "next/link";
import { LicenceTexts } from "#app/_components/licence/licence-texts.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { memberContext } from "#app/_http/action.ts";
import { readProfile } from "#lib/auth/index.ts";
import { type HoldingView, readHolding } from "#lib/downloads/index.ts";
import { listSignatures, positionWords, readLicence } from "#lib/licensing/index.ts";
import { SignForm } from "./sign-form.client.tsx";
import { words } from "./words.ts";

/** Whoever holds or held access goes on from its own page. */
const mayAsk: readonly HoldingView["standing"][] = ["none", "not_covered", "revoked"];

type Props = { params: Promise<{ dataset: string }> };

export const metadata: Metadata = { title: words.title, robots: { index: false } };

export default async function SignPage({ params }: Props) {
	const { dataset: slug } = await params;
	const ctx = await memberContext(`/datasets/${slug}/sign`);
	const licence = await found(readLicence(ctx, { dataset: slug }));
	const [profile, signatures, { standing }] = await Promise.all([
		readProfile(ctx),
		listSignatures(ctx, { dataset: slug }),
		readHolding(ctx, { dataset: slug }),
	]);
	const { dataset, number } = licence;
	const signed = signatures.find((signature) => signature.licence.number === number);
	return (
		<div className="page wide">
			<PageHead
				title={words.heading(dataset.title)}
				crumbs={[
					{ title: dataset.title, href: `/datasets/${slug}` },
					{ title: words.licence, href: `/datasets/${slug}/licence` },
				]}
				lead={
					<>
						{words.lead(number)} <span lang="zh-Hans">{words.leadZh(number)}</span>
					</>
				}
			/>
			<LicenceTexts licence={licence} />
			<Section id="sign" title={words.title}>
				{signed ? (
					<Notice tone="good" title={words.signed(number)}>
						<p>
							<Link href={`/receipts/${signed.receipt}`}>{words.receipt(signed.receipt)}</Link>
						</p>
						<p>
							{mayAsk.includes(standing) ? (
								<Link href={`/datasets/${slug}/request`}>{words.ask}</Link>
							) : (
								<Link href={`/access/${slug}`}>{words.access}</Link>
							)}
						</p>
					</Notice>
				) : (
					<SignForm
						dataset={slug}
						number={number}
						accountName={profile.name ?? ""}
						positions={Object.entries(positionWords)}
					/>
				)}
			</Section>
		</div>
	);
}
