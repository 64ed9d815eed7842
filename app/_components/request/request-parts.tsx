import type { RequestView } from "#lib/access/index.ts";
import type { EvidenceView } from "#lib/evidence/index.ts";
import { Badge, type BadgeTone } from "../badge.tsx";
import { Instant } from "../instant.tsx";
import { BothWords } from "./both.tsx";
import { type Both, eventWords, evidenceWords, findingTones, stateWords } from "./words.ts";

const words = {
	noEvidence: { en: "Nothing is known yet.", zh: "暂无信息。" },
	by: "by",
	onset: "Onset",
	noComments: { en: "Nobody has said anything yet.", zh: "暂无留言。" },
	applicant: { en: "applicant", zh: "申请人" },
	steward: { en: "steward", zh: "管理员" },
	notes: { en: "stewards only", zh: "仅管理员可见" },
};

function BothBadge({ said, tone = "plain" }: { said: Both; tone?: BadgeTone }) {
	return (
		<Badge tone={tone}>
			{said.en} <span lang="zh">{said.zh}</span>
		</Badge>
	);
}

export function RequestStateBadge({ state }: { state: RequestView["state"] }) {
	return <BothBadge said={stateWords[state]} tone={stateWords[state].tone} />;
}

const Nothing = ({ said }: { said: Both }) => (
	<p className="quiet">
		<BothWords words={said} />
	</p>
);

/** What is known for and against an affiliation, each with its source and date: never a verdict. */
export function EvidenceList({ evidence }: { evidence: EvidenceView }) {
	if (evidence.length === 0) return <Nothing said={words.noEvidence} />;
	return (
		<ul className="request-list">
			{evidence.map((item) => (
				<li key={`${item.kind} ${item.words}`}>
					<div className="request-list-head">
						<strong>
							<BothWords words={evidenceWords[item.kind]} />
						</strong>
						<BothBadge said={findingTones[item.finding]} tone={findingTones[item.finding].tone} />
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
	if (comments.length === 0) return <Nothing said={words.noComments} />;
	return (
		<ol className="request-list">
			{comments.map((comment) => (
				<li key={comment.id}>
					<div className="request-list-head">
						<strong>
							<bdi>{comment.by.name}</bdi>
						</strong>
						<BothBadge said={comment.by.isApplicant ? words.applicant : words.steward} />
						{comment.audience === "stewards" ? (
							<BothBadge said={words.notes} tone="caution" />
						) : null}
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
