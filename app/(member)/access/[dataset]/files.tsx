import Link from "next/link";
import { Badge } from "#app/_components/badge.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { CompletenessView, HeldFile } from "#lib/downloads/index.ts";
import { words } from "./words.ts";

const pageFiles = 50;

export type FilesAsked = { show: "all" | "missing"; from: number };

function Mark({ file }: { file: HeldFile }) {
	if (file.confirmedAt !== null) return <Badge tone="filled">{words.arrived}</Badge>;
	if (file.issuedAt !== null) return <Badge tone="accent">{words.fetched}</Badge>;
	return <span className="quiet">{words.none}</span>;
}

function FileLine({ file, mayDownload }: { file: HeldFile; mayDownload: boolean }) {
	const isOpen = mayDownload || file.access === "public";
	return (
		<tr>
			<th scope="row" className="words">
				{file.path}
				<span className="cell-note">
					{fileSize(file.fileBytes)}
					{file.access === "public" ? `, ${words.public}` : null}
				</span>
			</th>
			<td>
				<Mark file={file} />
			</td>
			<td>
				{isOpen ? (
					<a
						href={`/api/v1/files/${file.fileId}`}
						aria-label={`${words.download}: ${file.path}`}
						rel="nofollow"
					>
						{words.download}
					</a>
				) : null}
			</td>
		</tr>
	);
}

function Pages(props: { files: number; asked: FilesAsked; href: (asked: FilesAsked) => string }) {
	const { files, asked, href } = props;
	if (files <= pageFiles) return null;
	const { from } = asked;
	const to = Math.min(from + pageFiles, files);
	return (
		<p className="pages">
			{from > 0 ? (
				<Link href={href({ ...asked, from: Math.max(0, from - pageFiles) })}>{words.before}</Link>
			) : null}
			<span className="quiet">{words.pageOf(from + 1, to, files)}</span>
			{to < files ? <Link href={href({ ...asked, from: to })}>{words.after}</Link> : null}
		</p>
	);
}

function Tabs(props: { asked: FilesAsked; href: (asked: FilesAsked) => string }) {
	return (
		<nav className="tabs" aria-label={words.files}>
			<ul>
				{(["all", "missing"] as const).map((show) => (
					<li key={show}>
						<Link
							href={props.href({ show, from: 0 })}
							aria-current={show === props.asked.show ? "page" : undefined}
						>
							{words[show]}
						</Link>
					</li>
				))}
			</ul>
		</nav>
	);
}

/** The files of a version with what became of each, fifty at a time. */
export function Files(props: {
	of: CompletenessView;
	asked: FilesAsked;
	mayDownload: boolean;
	href: (asked: FilesAsked) => string;
}) {
	const { of, asked, mayDownload, href } = props;
	const shown = asked.show === "all" ? of.lines : of.lines.filter((file) => !file.confirmedAt);
	const empty = of.files === 0 ? words.noFiles : words.nothingMissing;
	return (
		<Section id="files" title={words.files}>
			<Tabs asked={asked} href={href} />
			{shown.length === 0 ? (
				<p className="quiet">{empty}</p>
			) : (
				<TableRegion label={words.files}>
					<table>
						<thead>
							<tr>
								<th scope="col">{words.name}</th>
								<th scope="col">{words.state}</th>
								<th scope="col">
									<span className="visually-hidden">{words.download}</span>
								</th>
							</tr>
						</thead>
						<tbody>
							{shown.slice(asked.from, asked.from + pageFiles).map((file) => (
								<FileLine key={file.fileId} file={file} mayDownload={mayDownload} />
							))}
						</tbody>
					</table>
				</TableRegion>
			)}
			<Pages files={shown.length} asked={asked} href={href} />
		</Section>
	);
}
