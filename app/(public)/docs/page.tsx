import Link from "next/link";
import { fileExamples } from "#app/_components/file-examples.ts";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import {
	describeEvaluator,
	type EvaluatorDescription,
	evaluators,
	rankingFigureOf,
} from "#lib/scoring/index.ts";
import { Kept } from "./kept.tsx";
import { Seeing } from "./seeing.tsx";
import { checks, examples, figuresTold, words } from "./words.ts";

export const metadata = { title: words.title };

export default function DocsPage() {
	return (
		<div className="page">
			<PageHead title={words.title} lead={words.lead} />
			<Section id="file" title={words.file}>
				<div className="prose">
					<p>{words.fileIntro}</p>
				</div>
				<pre>{fileExamples.proposals}</pre>
				<Members />
				<div className="prose">
					<p>{words.order}</p>
					<p>{words.gzip}</p>
				</div>
			</Section>
			<Section id="checks" title={words.checks}>
				<div className="prose">
					<p>{words.checksIntro}</p>
				</div>
				<div className="columns">
					<CheckList title={words.errors} items={checks.errors} />
					<CheckList title={words.warnings} items={checks.warnings} />
				</div>
			</Section>
			<Section id="command-line" title={words.commandLine}>
				<div className="prose">
					<p>{words.validate}</p>
				</div>
				<pre>{examples.validate}</pre>
				<div className="prose">
					<p>{words.score}</p>
				</div>
				<pre>{examples.score}</pre>
				<div className="prose">
					<p>{words.json}</p>
				</div>
			</Section>
			<Section id="figures" title={words.figures}>
				<div className="prose">
					<p>{words.figuresLead}</p>
				</div>
				{evaluators.map(({ protocol }) => (
					<FiguresTold key={protocol.evaluator} evaluator={describeEvaluator(protocol)} />
				))}
			</Section>
			<Seeing />
			<Kept />
			<Section id="programs" title={words.programs}>
				<p className="prose">
					<span>
						{words.api} <Link href="/docs/api">{words.apiLink}</Link>.
					</span>
				</p>
			</Section>
		</div>
	);
}

function FiguresTold({ evaluator }: { evaluator: EvaluatorDescription }) {
	const { kind, title, rankedBy } = evaluator;
	return (
		<>
			<div className="prose" id={kind}>
				<h3>{title}</h3>
				{figuresTold[kind].map((text) => (
					<p key={text}>{text}</p>
				))}
				<p>
					{words.ranks(rankingFigureOf(evaluator).title, rankedBy)}{" "}
					{kind === "proposals" ? null : words.example}
				</p>
			</div>
			{kind === "proposals" ? null : <pre>{fileExamples[kind]}</pre>}
		</>
	);
}

function Members() {
	return (
		<TableRegion label={words.members}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.member}</th>
						<th scope="col">{words.type}</th>
						<th scope="col">{words.meaning}</th>
					</tr>
				</thead>
				<tbody>
					{examples.members.map(({ name, type, meaning }) => (
						<tr key={name}>
							<th scope="row">
								<code>{name}</code>
							</th>
							<td>{type}</td>
							<td className="long">{meaning}</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

function CheckList({ title, items }: { title: string; items: readonly string[] }) {
	return (
		<div className="prose">
			<h3>{title}</h3>
			<ul>
				{items.map((item) => (
					<li key={item}>{item}</li>
				))}
			</ul>
		</div>
	);
}
