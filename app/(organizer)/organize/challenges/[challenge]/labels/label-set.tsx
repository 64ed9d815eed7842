import { Badge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { countWord } from "#app/_components/figure.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { Instant } from "#app/_components/instant.tsx";
import type { LabelSetView, PhaseOfLabels } from "#lib/label-sets/index.ts";
import { Counts } from "./counts.tsx";
import { Measures } from "./measures.tsx";
import { Problems } from "./problems.tsx";
import { words } from "./words.ts";

function About({ labelSet, phases }: { labelSet: LabelSetView; phases: readonly PhaseOfLabels[] }) {
	const { createdAt, checkedAt, fileBytes, sha256, note, summary } = labelSet;
	const users = phases.filter(({ labelSetId }) => labelSetId === labelSet.id);
	return (
		<Facts
			facts={[
				[words.usedBy, users.map(({ title }) => title).join(", ") || words.nobody],
				[words.videos, summary ? words.videosOf(summary) : null],
				[words.clips, summary ? countWord(summary.clips) : null],
				[words.uploaded, <Instant key="announced" at={createdAt} />],
				[words.checked, checkedAt ? <Instant key="checked" at={checkedAt} /> : null],
				[words.bytes, fileSize(fileBytes)],
				[words.sha256, <code key="sha256">{sha256}</code>],
				[words.note, note],
			]}
		/>
	);
}

/** One version: what it is, what is wrong with it, and what its sums say. */
export function LabelSet(props: {
	challenge: string;
	labelSet: LabelSetView;
	phases: readonly PhaseOfLabels[];
	isOpen: boolean;
}) {
	const { challenge, labelSet, phases, isOpen } = props;
	const { id, state, summary, problems, isDemonstration } = labelSet;
	const { word, tone } = words.states[state];
	return (
		<details className="label-set" id={`labels-${id}`} open={isOpen}>
			<summary>
				<span>{words.nameOf(labelSet)}</span> <Badge tone={tone}>{word}</Badge>
				{isDemonstration ? (
					<>
						{" "}
						<Badge tone="caution">{words.demonstration}</Badge>
					</>
				) : null}
			</summary>
			<div className="label-set-body">
				{state === "announced" ? <p>{words.announced}</p> : null}
				{state === "received" ? <p role="status">{words.received}</p> : null}
				<About labelSet={labelSet} phases={phases} />
				{problems && problems.listed.length > 0 ? <Problems problems={problems} /> : null}
				{summary ? <Counts counts={summary.counts} /> : null}
				{state === "checked" ? (
					<Measures challenge={challenge} labelSet={labelSet} phases={phases} />
				) : null}
			</div>
		</details>
	);
}
