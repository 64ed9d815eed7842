import type { Metadata } from "next";
import Link from "next/link";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { Told } from "#app/_components/told.tsx";
import { listPhaseChoices } from "#lib/challenge/index.ts";
import { config } from "#lib/config.ts";
import {
	type LabelSetsView,
	listLabelSets,
	mostLabelBytes,
	type PhaseOfLabels,
} from "#lib/label-sets/index.ts";
import { openDesk } from "../open-desk.ts";
import { LabelSet } from "./label-set.tsx";
import { Recipe } from "./recipe.tsx";
import { UploadForm } from "./upload-form.client.tsx";
import { Waiting } from "./waiting.client.tsx";
import { words } from "./words.ts";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

function HowToChange({ challenge, phase }: { challenge: string; phase: PhaseOfLabels }) {
	const desk = `/organize/challenges/${challenge}`;
	return phase.hasEvaluations ? (
		<a href={`${desk}/rescorings`}>{words.rescore}</a>
	) : (
		<Link href={`${desk}/edit`} prefetch={false}>
			{words.choose}
		</Link>
	);
}

function Phases({ challenge, phases, labelSets }: LabelSetsView & { challenge: string }) {
	if (phases.length === 0) return <p>{words.noPhases}</p>;
	const versionOf = (id: string | null) => labelSets.find((set) => set.id === id)?.version;
	return (
		<TableRegion label={words.phases}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.phase}</th>
						<th scope="col">{words.of}</th>
						<th scope="col">{words.labels}</th>
						<th scope="col">{words.change}</th>
					</tr>
				</thead>
				<tbody>
					{phases.map((phase) => {
						const version = versionOf(phase.labelSetId);
						return (
							<tr key={phase.slug}>
								<th scope="row">{phase.title}</th>
								<td>
									{phase.subset}, {phase.datasetVersion}
								</td>
								<td>
									{version === undefined ? (
										words.none
									) : (
										<a href={`#labels-${phase.labelSetId}`}>{words.version(version)}</a>
									)}
								</td>
								<td>
									<HowToChange challenge={challenge} phase={phase} />
								</td>
							</tr>
						);
					})}
				</tbody>
			</table>
		</TableRegion>
	);
}

type Subsets = { datasetVersion: string; subset: string }[];

function Upload({ challenge, subsets }: { challenge: string; subsets: Subsets }) {
	const [first] = subsets;
	if (!first) return <Notice tone="caution">{words.noSubsets}</Notice>;
	return (
		<>
			<p>{words.format}</p>
			<UploadForm challenge={challenge} subsets={subsets} mostBytes={mostLabelBytes} />
			<Recipe challenge={challenge} site={config().SITE_URL} {...first} />
		</>
	);
}

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{
		done?: string | string[];
		refused?: string | string[];
		set?: string | string[];
	}>;
};

export default async function LabelsPage({ params, searchParams }: Props) {
	const { ctx, desk } = await openDesk((await params).challenge, "/labels");
	const { slug, title } = desk.challenge;
	const { set, ...asked } = await searchParams;
	const [view, versions] = await Promise.all([
		listLabelSets(ctx, { challenge: slug }),
		listPhaseChoices(ctx, { challenge: slug }),
	]);
	const { labelSets, phases } = view;
	const subsets = versions.flatMap(({ version, subsets: all }) =>
		all.map(({ subset }) => ({ datasetVersion: version, subset })),
	);
	const opened = labelSets.find(({ id }) => id === set) ?? labelSets[0];
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title, href: `/organize/challenges/${slug}` }]}
				lead={words.lead}
			/>
			<Told asked={asked} />
			<Notice title={words.never}>{words.neverText}</Notice>
			<Section id="phases" title={words.phases}>
				<Phases challenge={slug} {...view} />
			</Section>
			<Section id="versions" title={words.versions}>
				{labelSets.length === 0 ? <p>{words.noVersions}</p> : null}
				{labelSets.map((one) => (
					<LabelSet
						key={one.id}
						challenge={slug}
						labelSet={one}
						phases={phases}
						isOpen={one === opened}
					/>
				))}
				{labelSets.some(({ state }) => state === "received") ? <Waiting /> : null}
			</Section>
			<Section id="upload" title={words.upload}>
				<Upload challenge={slug} subsets={subsets} />
			</Section>
		</div>
	);
}
