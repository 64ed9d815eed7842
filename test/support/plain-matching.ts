import type { Annotation, LabelledVideo, Labels } from "#lib/scoring/index.ts";
import type { PlainProposal } from "./plain-evaluation.ts";

export type LabelledProposal = PlainProposal & { readonly label?: string | undefined };
export type LabelledSubmission = ReadonlyMap<string, readonly LabelledProposal[]>;

export interface Listed {
	readonly id: string;
	readonly video: LabelledVideo | undefined;
	readonly proposal: LabelledProposal;
}

/** All proposals from the highest score down; sort is stable, so equal scores keep the order of the file. */
export function ranked(submission: LabelledSubmission, labels: Labels, subset: string): Listed[] {
	return [...submission]
		.flatMap(([id, list]) => list.map((proposal) => ({ id, proposal })))
		.map(({ id, proposal }) => {
			const video = labels.videos.get(id);
			return { id, proposal, video: video?.subset === subset ? video : undefined };
		})
		.sort(
			(a, b) =>
				Number(b.proposal.score > a.proposal.score) - Number(b.proposal.score < a.proposal.score),
		);
}

/**
 * Goes through the proposals once and gives each the true interval that it overlaps most of those that are free and
 * reach the threshold (the earlier one of equals), or nothing: the rule as it is read, a second opinion on the kernel.
 */
export function plainMatches(
	proposals: readonly Listed[],
	threshold: number,
	counts: (clip: Annotation, proposal: LabelledProposal) => boolean = () => true,
): (Annotation | undefined)[] {
	const taken = new Set<Annotation>();
	return proposals.map(({ video, proposal }) => {
		const free = (video?.annotations ?? [])
			.filter((clip) => counts(clip, proposal) && !taken.has(clip))
			.map((clip) => ({ clip, overlap: plainIou(clip, proposal) }))
			.filter(({ overlap }) => overlap >= threshold)
			.sort((a, b) => b.overlap - a.overlap || a.clip.onsetSeconds - b.clip.onsetSeconds);
		const clip = free[0]?.clip;
		if (clip) taken.add(clip);
		return clip;
	});
}

function plainIou(clip: Annotation, { segment: [p0, p1] }: PlainProposal): number {
	const inter = Math.max(0, Math.min(clip.offsetSeconds, p1) - Math.max(clip.onsetSeconds, p0));
	return inter / (clip.offsetSeconds - clip.onsetSeconds + (p1 - p0) - inter);
}

/** Average precision of a ranked list, with every point of the curve written out and the corners added. */
export function plainAveragePrecision(hits: readonly boolean[], total: number): number {
	const upTo = hits.map((_, i) => hits.slice(0, i + 1).filter(Boolean).length);
	const recall = [0, ...upTo.map((hit) => hit / total), 1];
	const raw = [0, ...upTo.map((hit, i) => hit / (i + 1)), 0];
	const precision = raw.map((_, i) => Math.max(...raw.slice(i)));
	return recall
		.slice(1)
		.reduce((area, x, i) => area + (x - (recall[i] ?? 0)) * (precision[i + 1] ?? 0), 0);
}
