import Link from "next/link";
import { ActionForm } from "#app/_components/action-form.client.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { BothWords } from "#app/_components/request/both.tsx";
import type { AskedTakedown } from "#lib/publishing/index.ts";
import { answerAboutVideo } from "./actions.ts";
import { takedownWords, words } from "./words.ts";

function Answer({ asked }: { asked: AskedTakedown }) {
	const { id, answer, because } = asked;
	if (answer === "deleted" || answer === "never_had") return null;
	return (
		<ActionForm
			action={answerAboutVideo}
			fields={[
				{ name: "takedownId", label: "", kind: "hidden", value: id },
				{
					name: "answer",
					label: <BothWords words={words.answer} />,
					kind: "choice",
					options: takedownWords.options,
					isRequired: true,
				},
				{
					name: "because",
					label: <BothWords words={words.because} />,
					kind: "lines",
					hint: takedownWords.becauseHint,
					value: because,
				},
			]}
			submit={<BothWords words={words.send} />}
			fold={{
				title: <BothWords words={answer === null ? takedownWords.ask : takedownWords.change} />,
				isOpen: answer === null,
			}}
		/>
	);
}

function Video({ asked }: { asked: AskedTakedown }) {
	const { dataset, videoId, at, tombstoneVersion, reason, boardEffect } = asked;
	const { answer, because, answeredAt } = asked;
	return (
		<li>
			<h3>
				{dataset.title}: {videoId}
			</h3>
			<p className="quiet">
				<Instant at={at} precision="day" />,{" "}
				<Link href={`/datasets/${dataset.slug}/versions/${tombstoneVersion}`}>
					{takedownWords.from(tombstoneVersion)}
				</Link>
			</p>
			<Facts
				facts={[
					[
						takedownWords.why,
						<bdi key="why" className="said">
							{reason}
						</bdi>,
					],
					[
						takedownWords.boards,
						<bdi key="boards" className="said">
							{boardEffect}
						</bdi>,
					],
				]}
			/>
			{answer && answeredAt ? (
				<p>
					<BothWords words={takedownWords.said(answer, because)} />{" "}
					<span className="quiet">
						<Instant at={answeredAt} precision="day" />
					</span>
				</p>
			) : null}
			<Answer asked={asked} />
		</li>
	);
}

/** What the holder is asked about copies of videos that were taken down; the unanswered first. */
export function AskedTakedowns({ asked }: { asked: readonly AskedTakedown[] }) {
	if (asked.length === 0) return null;
	const open = asked.filter(({ answer }) => answer === null);
	const answered = asked.filter(({ answer }) => answer !== null);
	return (
		<section className="section" id="takedowns" aria-labelledby="takedowns-heading">
			<h2 id="takedowns-heading">
				<BothWords words={takedownWords.title} />
			</h2>
			<p className="prose">
				<BothWords words={takedownWords.lead} />
			</p>
			<ul className="cards">
				{[...open, ...answered].map((one) => (
					<Video key={one.id} asked={one} />
				))}
			</ul>
		</section>
	);
}
