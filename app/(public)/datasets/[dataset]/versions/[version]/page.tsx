import Link from "next/link";
import { Badge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { countWord } from "#app/_components/figure.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { FileTable } from "#app/_components/file-table.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { VersionDiffList } from "#app/_components/version-diff.tsx";
import { publicContext } from "#app/_http/context.ts";
import { NotFound, OnsetError } from "#lib/errors.ts";
import {
	diffVersions,
	listTakedowns,
	type PublishedFile,
	readVersion,
	type TakedownView,
} from "#lib/publishing/index.ts";

const words = {
	title: (dataset: string, version: string) => `${dataset} ${version}`,
	demonstration: "Demonstration",
	published: "Published",
	files: "Files",
	size: "Together",
	videos: "Videos",
	changes: "What changed",
	newest: "There is a newer version: ",
	takedowns: "Taken down",
	takedownsLead: "These videos can no longer be had in any version. Delete your copies.",
	boards: "Boards: ",
	lead: "Names, sizes and digests are open to all. What is licensed needs access; what is withheld nobody can have.",
	download: "Download",
	withheld: "no download",
	sums: "Compare the digest of what you fetched with the one here.",
	hours: (seconds: number) => `${(seconds / 3600).toFixed(2)} h`,
};

type Props = { params: Promise<{ dataset: string; version: string }> };

export const revalidate = 60;
export const generateStaticParams = () => [];

/** A draft is not there for the public, whatever its name. */
async function published<T>(reading: Promise<T>): Promise<T> {
	return found(
		reading.catch((error: unknown) => {
			const isHidden =
				error instanceof OnsetError &&
				(error.code === "not_allowed" || error.code === "not_signed_in");
			throw isHidden ? new NotFound("version") : error;
		}),
	);
}

async function read({ params }: Props) {
	const { dataset, version } = await params;
	return published(readVersion(publicContext(), { dataset, version: decodeURIComponent(version) }));
}

export async function generateMetadata(props: Props) {
	const { dataset, version } = await read(props);
	return { title: words.title(dataset.title, version) };
}

function Download({ file }: { file: PublishedFile }) {
	if (file.id === null || file.isTakenDown) return <span className="quiet">{words.withheld}</span>;
	return (
		<a href={`/api/v1/files/${file.id}`} aria-label={`${words.download}: ${file.path}`}>
			{words.download}
		</a>
	);
}

function Takedowns({ takedowns }: { takedowns: TakedownView[] }) {
	if (takedowns.length === 0) return null;
	return (
		<Section id="takedowns" title={words.takedowns}>
			<p className="prose">{words.takedownsLead}</p>
			<ul className="prose">
				{takedowns.map(({ id, videoId, reason, boardEffect, at }) => (
					<li key={id}>
						<strong>{videoId}</strong>, <Instant at={at} precision="day" />: {reason} {words.boards}
						{boardEffect}
					</li>
				))}
			</ul>
		</Section>
	);
}

export default async function VersionPage(props: Props) {
	const version = await read(props);
	const { dataset } = version;
	const at = { dataset: dataset.slug, version: version.version };
	const [diff, takedowns] = await Promise.all([
		diffVersions(publicContext(), at),
		listTakedowns(publicContext(), at),
	]);
	const day = version.publishedAt && <Instant at={version.publishedAt} precision="day" />;
	return (
		<div className="page">
			<PageHead
				title={words.title(dataset.title, version.version)}
				crumbs={[{ title: dataset.title, href: `/datasets/${dataset.slug}` }]}
				badges={
					version.isDemonstration ? <Badge tone="caution">{words.demonstration}</Badge> : null
				}
				lead={words.lead}
			/>
			{version.newest ? (
				<Notice tone="caution">
					{words.newest}
					<Link href={`/datasets/${dataset.slug}/versions/${version.newest}`}>
						{version.newest}
					</Link>
				</Notice>
			) : null}
			<Facts
				facts={[
					[words.published, day],
					[words.files, countWord(version.files)],
					[words.size, fileSize(version.fileBytes)],
					...version.subsets.map(
						({ subset, videos, durationSeconds }) =>
							[
								`${words.videos}, ${subset}`,
								`${countWord(videos)}, ${words.hours(durationSeconds)}`,
							] as const,
					),
				]}
			/>
			<Section id="changes" title={words.changes}>
				{version.changes ? <p className="prose pre-line">{version.changes}</p> : null}
				<VersionDiffList diff={diff} />
			</Section>
			<Takedowns takedowns={takedowns} />
			<Section id="files" title={words.files}>
				<p className="quiet">{words.sums}</p>
				<FileTable
					files={version.list}
					actionTitle={words.download}
					action={(file) => <Download file={file} />}
				/>
			</Section>
		</div>
	);
}
