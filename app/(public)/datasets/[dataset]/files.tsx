import Link from "next/link";
import { Badge } from "#app/_components/badge.tsx";
import { countWord, missing } from "#app/_components/figure.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { DatasetView, FileGroup, OfferedFile } from "#lib/dataset/index.ts";
import { words } from "./words.ts";

const access = (group: FileGroup["access"]) => words.access[group];

const versionAddress = (slug: string, version: string) =>
	`/datasets/${slug}/versions/${encodeURIComponent(version)}`;

/** What the newest version holds, by who may have it. */
export function Files({ dataset }: { dataset: DatasetView }) {
	const [newest] = dataset.versions;
	if (!newest || dataset.files.length === 0) return <p className="quiet">{words.noFiles}</p>;
	return (
		<>
			<TableRegion label={words.files}>
				<table className="snug">
					<caption>{words.filesCaption(newest.version)}</caption>
					<thead>
						<tr>
							<th scope="col">{words.whoMay}</th>
							<th scope="col">{words.kind}</th>
							<th scope="col" className="number">
								{words.files}
							</th>
							<th scope="col" className="number">
								{words.size}
							</th>
						</tr>
					</thead>
					<tbody>
						{dataset.files.map((group) => (
							<tr key={`${group.access} ${group.kind}`}>
								<th scope="row">
									<Badge tone={access(group.access).tone}>{access(group.access).word}</Badge>{" "}
									<span className="quiet">{access(group.access).means}</span>
								</th>
								<td>{words.kindWords[group.kind]}</td>
								<td className="number">{countWord(group.files)}</td>
								<td className="number">
									{group.fileBytes === null ? missing : fileSize(group.fileBytes)}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</TableRegion>
			<p>
				<Link href={versionAddress(dataset.slug, newest.version)} prefetch={false}>
					{words.allFiles}
				</Link>
			</p>
			{dataset.publicFiles.length > 0 ? <Samples files={dataset.publicFiles} /> : null}
		</>
	);
}

const mostSamples = 12;

function Samples({ files }: { files: readonly OfferedFile[] }) {
	return (
		<TableRegion label={words.samples}>
			<table className="snug">
				<caption>{words.samplesCaption}</caption>
				<thead>
					<tr>
						<th scope="col">{words.file}</th>
						<th scope="col">{words.mediaType}</th>
						<th scope="col" className="number">
							{words.size}
						</th>
						<th scope="col">SHA-256</th>
					</tr>
				</thead>
				<tbody>
					{files.slice(0, mostSamples).map(({ id, path, mediaType, fileBytes, sha256 }) => (
						<tr key={id}>
							<th scope="row" className="words">
								<a href={`/api/v1/files/${id}`}>
									<bdi>{path}</bdi>
								</a>
							</th>
							<td>{mediaType}</td>
							<td className="number">{fileSize(fileBytes)}</td>
							<td>
								<code title={sha256}>{sha256.slice(0, 12)}…</code>
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
