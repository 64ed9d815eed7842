import type { RequestView } from "#lib/access/index.ts";
import type { EvidenceView } from "#lib/evidence/index.ts";
import { Badge } from "../badge.tsx";
import { Instant } from "../instant.tsx";
import { BothWords } from "./both.tsx";
import { eventWords, evidenceWords, findingTones, stateWords } from "./words.ts";

const words = {
	noEvidence: "Nothing is known yet.",
	by: "by",
	onset: "Onset",
	noComments: "Nobody has said anything yet.",
	applicant: "applicant",
	steward: "steward",
	notes: "stewards only",
};

export function RequestStateBadge({ state }: { state: RequestView["state"] }) {
	const { en, zh, tone } = stateWords[state];
	return (
		<Badge tone={tone}>
			{en} <span lang="zh">{zh}</span>
		</Badge>
	);
}

/** What is known for and against an affiliation, each with its source and date: never a verdict. */
export function EvidenceList({ evidence }: { evidence: EvidenceView }) {
	if (evidence.length === 0) return <p className="quiet">{words.noEvidence}</p>;
	return (
		<ul className="request-list">
			{evidence.map((item) => (
				<li key={`${item.kind} ${item.words}`}>
					<div className="request-list-head">
						<strong>
							<BothWords words={evidenceWords[item.kind]} />
						</strong>
						<Badge tone={findingTones[item.finding].tone}>{findingTones[item.finding].en}</Badge>
					</div>
					<p>
						<bdi>{item.words}</bdi>
					</p>
					<p lang="zh" className="translation">
						<bdi>{item.wordsZh}</bdi>
					</p>
					<p className="quiet small">
						{item.source}
						{item.date ? `, ${item.date}` : ""}
					</p>
				</li>
			))}
		</ul>
	);
}

/** Every step of a request, oldest first. */
export function HistoryList({ history }: { history: RequestView["history"] }) {
	return (
		<ol className="request-list">
			{history.map((event) => (
				<li key={`${event.at} ${event.action}`}>
					<div className="request-list-head">
						<Instant at={event.at} />
						<strong>
							<BothWords words={eventWords[event.action] ?? { en: event.action, zh: "" }} />
						</strong>
						<span className="quiet">
							{words.by} <bdi>{event.by ?? String(event.detail.name ?? words.onset)}</bdi>
						</span>
					</div>
				</li>
			))}
		</ol>
	);
}

/** What was said on both sides; plain text, shown as it was typed. */
export function Thread({ comments }: { comments: RequestView["comments"] }) {
	if (comments.length === 0) return <p className="quiet">{words.noComments}</p>;
	return (
		<ol className="request-list">
			{comments.map((comment) => (
				<li key={comment.id}>
					<div className="request-list-head">
						<strong>
							<bdi>{comment.by.name}</bdi>
						</strong>
						<Badge>{comment.by.isApplicant ? words.applicant : words.steward}</Badge>
						{comment.audience === "stewards" ? <Badge tone="caution">{words.notes}</Badge> : null}
						<span className="quiet small">
							<Instant at={comment.at} />
						</span>
					</div>
					<p className="typed" dir="auto">
						{comment.body}
					</p>
				</li>
			))}
		</ol>
	);
}
