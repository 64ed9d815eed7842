import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Badge } from "#app/_components/badge.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { FileTable } from "#app/_components/file-table.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { VersionDiffList } from "#app/_components/version-diff.tsx";
import { type DraftFile, diffVersions, type OpenUpload, readDraft } from "#lib/publishing/index.ts";
import { changeAccess, dropFile, giveUp } from "../../actions.ts";
import { organizing } from "../../organizer.ts";
import { DiscardForm, PublishForm, WithheldForm } from "../../organizer-forms.tsx";
import { UploadForm } from "./upload-form.client.tsx";

const words = {
	title: (dataset: string, version: string) => `${dataset} ${version}`,
	draft: "draft",
	lead: "Send the files, look at what changed, publish. Nothing of it is public before that.",
	upload: "Send files",
	unfinished: "Begun and not finished",
	unfinishedLead: "Choose the same file again to go on where it was.",
	until: "kept until",
	giveUp: "Give up",
	files: "Files of the draft",
	none: "No file yet.",
	act: "State",
	states: { verifying: "being verified", verified: "verified", broken: "broken", withheld: "" },
	remove: "Remove",
	open: "Open to anyone",
	close: "Put under the licence",
	withheld: "Withheld files",
	withheldLead:
		"What exists and is handed to nobody, such as hidden labels: only its path is shown. Its bytes are never sent here.",
	changes: "What changed",
	publish: "Publish",
	reload: "Look again",
};

export const metadata: Metadata = { title: "Draft", robots: { index: false } };

type Place = { dataset: string; version: string };

function Hidden({ at, ...more }: { at: Place } & Record<string, string | Place>) {
	return Object.entries({ ...at, ...more }).map(([name, value]) => (
		<input key={name} type="hidden" name={name} value={String(value)} />
	));
}

function FileActions({ at, file }: { at: Place; file: DraftFile }) {
	const other = file.access === "public" ? "licensed" : "public";
	return (
		<>
			{file.state === "broken" ? (
				<Badge tone="wrong" title={file.problem ?? ""}>
					{words.states.broken}
				</Badge>
			) : (
				<span className="quiet">{words.states[file.state]}</span>
			)}{" "}
			{file.access === "withheld" ? null : (
				<form action={changeAccess}>
					<Hidden at={at} fileId={file.id} access={other} />
					<button type="submit" className="plain small">
						{other === "public" ? words.open : words.close}
						<span className="visually-hidden">: {file.path}</span>
					</button>
				</form>
			)}{" "}
			<form action={dropFile}>
				<Hidden at={at} fileId={file.id} />
				<button type="submit" className="danger small" aria-label={`${words.remove}: ${file.path}`}>
					{words.remove}
				</button>
			</form>
			{file.problem ? <p>{file.problem}</p> : null}
		</>
	);
}

function Unfinished({ at, uploads }: { at: Place; uploads: OpenUpload[] }) {
	if (uploads.length === 0) return null;
	return (
		<Section id="unfinished" title={words.unfinished}>
			<p>{words.unfinishedLead}</p>
			<ul className="sending-list">
				{uploads.map(({ uploadId, path, fileBytes, expiresAt }) => (
					<li key={uploadId}>
						<span>
							<code>{path}</code> {fileSize(fileBytes)}, {words.until}{" "}
							<Instant at={expiresAt} precision="day" />
						</span>
						<form action={giveUp}>
							<Hidden at={at} uploadId={uploadId} />
							<button type="submit" className="plain" aria-label={`${words.giveUp}: ${path}`}>
								{words.giveUp}
							</button>
						</form>
					</li>
				))}
			</ul>
		</Section>
	);
}

type Props = {
	params: Promise<{ dataset: string; version: string }>;
	searchParams: Promise<{ done?: string | string[]; refused?: string | string[] }>;
};

export default async function DraftPage({ params, searchParams }: Props) {
	const { dataset: slug, version: encoded } = await params;
	const version = decodeURIComponent(encoded);
	const at = { dataset: slug, version };
	const here = `/organize/${slug}/versions/${encodeURIComponent(version)}`;
	const { ctx, dataset } = await organizing(slug, here);
	const { read: draft } = await foundOrDenied(readDraft(ctx, at));
	if (!draft) notFound();
	const diff = await diffVersions(ctx, at);
	return (
		<div className="page">
			<PageHead
				title={words.title(dataset.title, version)}
				crumbs={[
					{ title: dataset.title, href: `/datasets/${slug}` },
					{ title: "Organize", href: `/organize/${slug}` },
				]}
				badges={<Badge tone="caution">{words.draft}</Badge>}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			<Section id="upload" title={words.upload}>
				<UploadForm dataset={slug} version={version} />
			</Section>
			<Unfinished at={at} uploads={draft.uploads} />
			<Section id="files" title={words.files}>
				{draft.files.length === 0 ? <p className="quiet">{words.none}</p> : null}
				<FileTable
					files={draft.files}
					actionTitle={words.act}
					action={(file) => <FileActions at={at} file={file} />}
				/>
			</Section>
			<Section id="withheld" title={words.withheld}>
				<p className="prose">{words.withheldLead}</p>
				<WithheldForm draft={at} />
			</Section>
			<Section id="changes" title={words.changes}>
				<VersionDiffList diff={diff} />
			</Section>
			<Section id="publish" title={words.publish}>
				{draft.unready ? (
					<Notice tone="caution">
						{draft.unready} <Link href={here}>{words.reload}</Link>
					</Notice>
				) : null}
				<PublishForm draft={at} />
				<DiscardForm draft={at} />
			</Section>
		</div>
	);
}
