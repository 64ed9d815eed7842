import type { Metadata } from "next";
import Link from "next/link";
import { Facts } from "#app/_components/facts.tsx";
import { Fold } from "#app/_components/fold.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { Told } from "#app/_components/told.tsx";
import {
	type ChoicesView,
	listRescorings,
	type RescoringLine,
	readChoices,
} from "#lib/rescoring/index.ts";
import { protocolInput } from "#lib/scoring/index.ts";
import { typedProtocol } from "../edit/typed-protocol.ts";
import { openDesk } from "../open-desk.ts";
import { start } from "./actions.ts";
import { Standing } from "./standing.tsx";
import { StartForm } from "./start-form.client.tsx";
import { words } from "./words.ts";

export const metadata: Metadata = { title: words.title, robots: { index: false } };

function Lines({ lines, page }: { lines: readonly RescoringLine[]; page: string }) {
	if (lines.length === 0) return <p>{words.none}</p>;
	return (
		<TableRegion label={words.all}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.phase}</th>
						<th scope="col">{words.state}</th>
						<th scope="col">{words.began}</th>
						<th scope="col" className="number">
							{words.scored}
						</th>
						<th scope="col">{words.note}</th>
					</tr>
				</thead>
				<tbody>
					{lines.map(({ id, phase, state, startedAt, progress, note }) => (
						<tr key={id}>
							<th scope="row">
								<Link href={`${page}/${id}`} prefetch={false}>
									{phase.title}
								</Link>
							</th>
							<td>
								<Standing of={{ state, progress }} />
							</td>
							<td>
								<Instant at={startedAt} />
							</td>
							<td className="number">{words.of(progress.scored, progress.total)}</td>
							<td className="said">{note}</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

type Choice = ChoicesView[number];

function Evaluator({ evaluator: { name, shown, newest } }: Pick<Choice, "evaluator">) {
	const said =
		shown === newest
			? words.evaluatorStays(name, newest)
			: words.evaluatorMoves(name, shown, newest);
	return <Facts facts={[[words.evaluator, said]]} />;
}

type Of = { choice: Choice; challenge: string; page: string; isOnly: boolean };

function Start({ choice, challenge, page, isOnly }: Of) {
	const { phase, labelSets, evaluator, protocol, runningId } = choice;
	const folding = { title: phase.title, isOpen: isOnly };
	if (runningId !== null)
		return (
			<Fold folding={folding} isAnswered={false}>
				<p>
					{words.isRunning}{" "}
					<Link href={`${page}/${runningId}`} prefetch={false}>
						{words.open}
					</Link>
				</p>
			</Fold>
		);
	return (
		<StartForm
			action={start.bind(null, challenge)}
			phase={phase.slug}
			shownId={labelSets.find(({ isShown }) => isShown)?.id ?? ""}
			labelSets={labelSets.map(({ id, version, note, isShown }) => ({
				value: id,
				label: words.labelSetOf(version, note, isShown),
			}))}
			protocol={typedProtocol(protocolInput.parse(protocol))}
			fold={{ ...folding, lead: <Evaluator evaluator={evaluator} /> }}
		/>
	);
}

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function RescoringsPage({ params, searchParams }: Props) {
	const { challenge } = await params;
	const { ctx, desk } = await openDesk(challenge, "/rescorings");
	const [lines, choices] = await Promise.all([
		listRescorings(ctx, { challenge }),
		readChoices(ctx, { challenge }),
	]);
	const page = `/organize/challenges/${challenge}/rescorings`;
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title: desk.challenge.title, href: `/organize/challenges/${challenge}` }]}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			<ul className="prose">
				{words.means.map((sentence) => (
					<li key={sentence}>{sentence}</li>
				))}
			</ul>
			<Section id="rescorings" title={words.all}>
				<Lines lines={lines} page={page} />
			</Section>
			<Section id="begin" title={words.begin}>
				{choices.length === 0 ? <p>{words.nothingScored}</p> : null}
				{choices.map((choice) => (
					<Start
						key={choice.phase.slug}
						choice={choice}
						challenge={challenge}
						page={page}
						isOnly={choices.length === 1}
					/>
				))}
			</Section>
		</div>
	);
}
