import type { ReactNode } from "react";
import type { PhaseView } from "#lib/challenge/index.ts";
import type { RowKind } from "#lib/leaderboard/index.ts";
import type { SubmissionState } from "#lib/submissions/index.ts";

export type BadgeTone = "plain" | "accent" | "filled" | "dashed" | "caution" | "wrong";

export function Badge(props: { tone?: BadgeTone; title?: string; children: ReactNode }) {
	return (
		<span className={`badge ${props.tone ?? "plain"}`} title={props.title}>
			{props.children}
		</span>
	);
}

const kinds: Record<RowKind, { word: string; title: string; tone: BadgeTone }> = {
	verified: {
		word: "verified",
		title: "Scored by Onset; the organizers have seen code or weights that make these figures",
		tone: "filled",
	},
	scored: { word: "scored here", title: "Scored by Onset from a submitted file", tone: "accent" },
	baseline: { word: "baseline", title: "Made by the organizers, scored by Onset", tone: "plain" },
	reported: { word: "paper", title: "As a paper reports it; not ranked", tone: "dashed" },
};

export function KindBadge({ kind }: { kind: RowKind }) {
	const { word, title, tone } = kinds[kind];
	return (
		<Badge tone={tone} title={title}>
			{word}
		</Badge>
	);
}

export const kindWord = (kind: RowKind): string => kinds[kind].word;

const states: Record<SubmissionState, { word: string; tone: BadgeTone }> = {
	received: { word: "received", tone: "plain" },
	validating: { word: "being checked", tone: "plain" },
	queued: { word: "queued", tone: "plain" },
	scoring: { word: "being scored", tone: "accent" },
	scored: { word: "scored", tone: "filled" },
	rejected: { word: "rejected", tone: "wrong" },
	failed: { word: "failed", tone: "caution" },
	cancelled: { word: "cancelled", tone: "dashed" },
	withdrawn: { word: "withdrawn", tone: "dashed" },
	disqualified: { word: "disqualified", tone: "wrong" },
};

/** Every state of a submission with its word, in the order of its life. */
export const stateWords = Object.entries(states).map(([state, { word }]) => [state, word] as const);

export function StateBadge({ state }: { state: SubmissionState }) {
	return <Badge tone={states[state].tone}>{states[state].word}</Badge>;
}

const moments: Record<PhaseView["moment"], { word: string; tone: BadgeTone }> = {
	before: { word: "not yet open", tone: "dashed" },
	open: { word: "open", tone: "filled" },
	closed: { word: "closed", tone: "plain" },
};

export function MomentBadge({ moment }: { moment: PhaseView["moment"] }) {
	return <Badge tone={moments[moment].tone}>{moments[moment].word}</Badge>;
}
