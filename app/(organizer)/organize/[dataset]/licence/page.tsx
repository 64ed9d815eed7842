import type { Metadata } from "next";
import Link from "next/link";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { LicenceTexts } from "#app/_components/licence/licence-texts.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import {
	type DraftView,
	type LicenceView,
	listLicenceVersions,
	previewLicence,
	readDraft,
	readLicence,
} from "#lib/licensing/index.ts";
import { throwDraftAway } from "./actions.ts";
import { DraftForm, type DraftValues } from "./draft-form.client.tsx";
import { DryRun } from "./dry-run.tsx";
import { PublishForm } from "./publish-form.client.tsx";
import { words } from "./words.ts";

type Props = {
	params: Promise<{ dataset: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export const metadata: Metadata = { title: words.metaTitle, robots: { index: false } };

/** The draft as the form shows it; a new one begins as the version that it replaces. */
function valuesOf(draft: DraftView | null, current: LicenceView | null): DraftValues {
	const from = draft ?? current;
	return {
		titleEn: from?.titleEn ?? "",
		titleZh: from?.titleZh ?? "",
		textEn: from?.textEn ?? "",
		textZh: from?.textZh ?? "",
		authoritative: from?.authoritative ?? "en",
		change: draft?.change ?? (current ? "editorial" : "material"),
		changesEn: draft?.changesEn ?? "",
		changesZh: draft?.changesZh ?? "",
		inForceFrom: draft?.inForceFrom?.slice(0, 10) ?? "",
		graceDays: String(draft?.graceDays ?? 30),
	};
}

function Current({ slug, current }: { slug: string; current: LicenceView | null }) {
	if (!current) return <Notice>{words.none}</Notice>;
	return (
		<p>
			{words.current(current.number)} <Link href={`/datasets/${slug}/licence`}>{words.readIt}</Link>
		</p>
	);
}

/** Writing, weighing and publishing the next version of a dataset's licence. */
export default async function LicenceEditorPage({ params, searchParams }: Props) {
	const { dataset: slug } = await params;
	const ctx = await memberContext(`/organize/${slug}/licence`);
	const { read: draft, denied } = await foundOrDenied(readDraft(ctx, { dataset: slug }));
	if (denied)
		return (
			<div className="page">
				<PageHead title={words.metaTitle} />
				<Notice tone="wrong">{denied}</Notice>
			</div>
		);
	const versions = await listLicenceVersions(ctx, { dataset: slug });
	const current = versions.length > 0 ? await readLicence(ctx, { dataset: slug }) : null;
	const number = draft?.number ?? (current?.number ?? 0) + 1;
	const state = draft && { dataset: slug, editedAt: draft.editedAt };
	return (
		<div className="page wide">
			<PageHead
				title={words.title(current?.dataset.title ?? slug)}
				crumbs={[{ title: current?.dataset.title ?? slug, href: `/datasets/${slug}` }]}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			<Current slug={slug} current={current} />
			<Section id="draft" title={draft ? words.draft(number) : words.begin(number)}>
				<DraftForm
					dataset={slug}
					editedAt={draft?.editedAt ?? ""}
					values={valuesOf(draft, current)}
					isFirst={number === 1}
				/>
			</Section>
			{draft && state ? (
				<>
					<Section id="preview" title={words.preview}>
						<LicenceTexts licence={draft} />
					</Section>
					<Section id="dry-run" title={words.dryRun}>
						<DryRun effect={await previewLicence(ctx, { dataset: slug })} />
					</Section>
					<Section id="publish" title={words.publish}>
						<p>{words.publishLead}</p>
						<PublishForm {...state} number={number} />
						<ActionForm
							action={throwDraftAway}
							fields={[hidden("dataset", slug), hidden("editedAt", state.editedAt)]}
							submit={words.discard}
							tone="danger"
							fold={{ title: words.discardFold, lead: words.discardLead }}
						/>
					</Section>
				</>
			) : null}
		</div>
	);
}
