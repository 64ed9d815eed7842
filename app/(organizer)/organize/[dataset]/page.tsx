import type { Metadata } from "next";
import Link from "next/link";
import { Badge } from "#app/_components/badge.tsx";
import { countWord, missing } from "#app/_components/figure.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { Told } from "#app/_components/told.tsx";
import { listVersions, type VersionLine } from "#lib/publishing/index.ts";
import { organizing } from "./organizer.ts";
import { BeginForm } from "./organizer-forms.tsx";

const words = {
	title: (dataset: string) => `Organize ${dataset}`,
	lead: "Versions, the licence, the request form, and what was taken down.",
	versions: "Versions",
	version: "Version",
	published: "Published",
	files: "Files",
	size: "Size",
	draft: "draft",
	demonstration: "demonstration",
	goOn: "Go on",
	look: "Look",
	act: "Page",
	begin: "Begin the next version",
	hasDraft: (version: string) =>
		`${version} is a draft: publish or discard it before the next one is begun.`,
	elsewhere: "Elsewhere",
	licence: "Licence",
	form: "Request form",
	takedowns: "Takedowns",
	card: "The public page",
	program: "A folder of any size can be sent by a program:",
};

export const metadata: Metadata = { title: "Organize", robots: { index: false } };

/** The next minor number after a version that has three; 1.0.0 where there is none. */
function suggestedAfter(version: string | undefined): string {
	const [, major, minor] = /^(\d+)\.(\d+)\.\d+$/.exec(version ?? "") ?? [];
	return major === undefined ? "1.0.0" : `${major}.${Number(minor) + 1}.0`;
}

function VersionRows({ slug, versions }: { slug: string; versions: VersionLine[] }) {
	return (
		<TableRegion label={words.versions}>
			<table className="snug">
				<thead>
					<tr>
						<th scope="col">{words.version}</th>
						<th scope="col">{words.act}</th>
						<th scope="col">{words.published}</th>
						<th scope="col" className="number">
							{words.files}
						</th>
						<th scope="col" className="number">
							{words.size}
						</th>
					</tr>
				</thead>
				<tbody>
					{versions.map(({ version, isDraft, isDemonstration, publishedAt, files, fileBytes }) => (
						<tr key={version}>
							<th scope="row">
								{version} {isDraft ? <Badge tone="caution">{words.draft}</Badge> : null}{" "}
								{isDemonstration ? <Badge tone="caution">{words.demonstration}</Badge> : null}
							</th>
							<td>
								<Link
									href={`/${isDraft ? "organize" : "datasets"}/${slug}/versions/${version}`}
									aria-label={`${isDraft ? words.goOn : words.look}: ${version}`}
								>
									{isDraft ? words.goOn : words.look}
								</Link>
							</td>
							<td>{publishedAt ? <Instant at={publishedAt} precision="day" /> : missing}</td>
							<td className="number">{countWord(files)}</td>
							<td className="number">{fileSize(fileBytes)}</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

type Props = {
	params: Promise<{ dataset: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function OrganizePage({ params, searchParams }: Props) {
	const { dataset: slug } = await params;
	const { ctx, dataset } = await organizing(slug, `/organize/${slug}`);
	const versions = await listVersions(ctx, { dataset: slug });
	const draft = versions.find(({ isDraft }) => isDraft);
	const newest = versions.find(({ isDraft }) => !isDraft)?.version;
	return (
		<div className="page">
			<PageHead
				title={words.title(dataset.title)}
				crumbs={[{ title: dataset.title, href: `/datasets/${slug}` }]}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			<Section id="versions" title={words.versions}>
				<VersionRows slug={slug} versions={versions} />
			</Section>
			<Section id="begin" title={words.begin}>
				{draft ? (
					<Notice>{words.hasDraft(draft.version)}</Notice>
				) : (
					<BeginForm dataset={slug} suggested={suggestedAfter(newest)} />
				)}
				<p className="quiet">{words.program}</p>
				<pre>
					npm run --silent onset -- publish-files DIR --dataset {slug} --version{" "}
					{draft?.version ?? suggestedAfter(newest)}
				</pre>
			</Section>
			<Section id="elsewhere" title={words.elsewhere}>
				<ul>
					<li>
						<Link href={`/organize/${slug}/licence`}>{words.licence}</Link>
					</li>
					<li>
						<Link href={`/organize/${slug}/form`}>{words.form}</Link>
					</li>
					<li>
						<Link href={`/organize/${slug}/takedowns`}>{words.takedowns}</Link>
					</li>
					<li>
						<Link href={`/datasets/${slug}`}>{words.card}</Link>
					</li>
				</ul>
			</Section>
		</div>
	);
}
