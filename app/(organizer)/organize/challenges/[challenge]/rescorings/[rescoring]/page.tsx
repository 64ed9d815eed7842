import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Difference } from "#app/_components/difference.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { Told } from "#app/_components/told.tsx";
import {
	previewInput,
	type RescoringView,
	readPreview,
	readRescoring,
	rescoringInput,
} from "#lib/rescoring/index.ts";
import { openDesk } from "../../open-desk.ts";
import { abandon, publish, retry } from "../actions.ts";
import { Standing } from "../standing.tsx";
import { words as listWords, oneWords as words } from "../words.ts";
import { Preview } from "./preview.tsx";
import { Progress } from "./progress.client.tsx";

export const metadata: Metadata = { title: listWords.title, robots: { index: false } };

type Of = { challenge: string; rescoringId: string };

const By = ({ at, name }: { at: string; name: string }) => (
	<>
		<Instant at={at} /> {words.by} {name}
	</>
);

function Failures({ rescoring, of }: { rescoring: RescoringView; of: Of }) {
	const { failures } = rescoring;
	if (failures.length === 0 || rescoring.state === "abandoned") return null;
	return (
		<Section id="failures" title={words.failures}>
			<p>{words.failuresLead}</p>
			<TableRegion label={words.failures}>
				<table>
					<thead>
						<tr>
							<th scope="col">{words.method}</th>
							<th scope="col">{words.team}</th>
							<th scope="col">{words.why}</th>
							<th scope="col" className="number">
								{words.tries}
							</th>
							<th scope="col">{words.when}</th>
						</tr>
					</thead>
					<tbody>
						{failures.map(({ submissionId, method, team, message, tries, at }) => (
							<tr key={submissionId}>
								<th scope="row">
									<a href={`/submissions/${submissionId}`}>{method}</a>
								</th>
								<td>{team}</td>
								<td className="said">{message}</td>
								<td className="number">{tries}</td>
								<td>
									<Instant at={at} />
								</td>
							</tr>
						))}
					</tbody>
				</table>
			</TableRegion>
			<ActionForm action={retry.bind(null, of)} fields={[]} submit={words.retry} tone="plain" />
		</Section>
	);
}

function Endings({ of, canPublish }: { of: Of; canPublish: boolean }) {
	return (
		<Section id="end" title={words.end}>
			{canPublish ? (
				<ActionForm
					action={publish.bind(null, of)}
					fields={[]}
					submit={words.publishNow}
					fold={{ title: words.publish, lead: words.publishLead }}
				/>
			) : null}
			<ActionForm
				action={abandon.bind(null, of)}
				fields={[]}
				submit={words.abandonNow}
				tone="danger"
				fold={{ title: words.abandon, lead: words.abandonLead }}
			/>
		</Section>
	);
}

type Props = {
	params: Promise<{ challenge: string; rescoring: string }>;
	searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function RescoringPage({ params, searchParams }: Props) {
	const { challenge, rescoring: rescoringId } = await params;
	const of = { challenge, rescoringId };
	const { ctx, desk } = await openDesk(challenge, `/rescorings/${rescoringId}`);
	if (!rescoringInput.safeParse(of).success) notFound();
	const rescoring = await found(readRescoring(ctx, of));
	const { done, ...query } = await searchParams;
	const asked = previewInput.parse({ ...query, ...of });
	const preview = rescoring.isSettled ? await readPreview(ctx, asked) : null;
	const { state, startedAt, startedBy, endedAt, endedBy, note, changes } = rescoring;
	const here = `/organize/challenges/${challenge}/rescorings`;
	const api = `/api/v1/challenges/${challenge}/rescorings/${rescoringId}`;
	return (
		<div className="page">
			<PageHead
				title={words.title(rescoring.phase.title)}
				crumbs={[
					{ title: desk.challenge.title, href: `/organize/challenges/${challenge}` },
					{ title: listWords.title, href: here },
				]}
				badges={<Standing of={rescoring} />}
			/>
			<Told asked={{ done }} />
			{rescoring.isOutdated ? <Notice tone="caution">{words.outdated}</Notice> : null}
			<Facts
				facts={[
					[words.begunBy, <By key="begun" at={startedAt} name={startedBy} />],
					[words.endedBy, endedAt ? <By key="ended" at={endedAt} name={endedBy ?? ""} /> : null],
					[words.noteLabel, note],
				]}
			/>
			<Section id="changes" title={words.changes}>
				<Difference lines={changes} />
			</Section>
			<Section id="progress" title={words.progress}>
				<Progress
					progress={rescoring.progress}
					state={state}
					isSettled={rescoring.isSettled}
					events={`${api}/events`}
				/>
			</Section>
			<Failures rescoring={rescoring} of={of} />
			<Section id="preview" title={state === "published" ? words.changed : words.preview}>
				{preview ? (
					<Preview
						preview={preview}
						state={state}
						asked={asked}
						page={`${here}/${rescoringId}`}
						csv={`${api}/preview.csv`}
					/>
				) : (
					<p>{words.waits}</p>
				)}
			</Section>
			{state === "running" ? (
				<Endings of={of} canPublish={preview?.isComplete === true && !rescoring.isOutdated} />
			) : null}
		</div>
	);
}
