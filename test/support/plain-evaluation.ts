import type { Annotation, LabelledVideo, Labels, ProposalsProtocol } from "#lib/scoring/index.ts";

export interface PlainProposal {
	readonly segment: readonly [number, number];
	readonly score: number;
}

export type PlainSubmission = ReadonlyMap<string, readonly PlainProposal[]>;

export interface PlainFigures {
	readonly clips: number;
	readonly auc: number;
	readonly ar: readonly number[];
	readonly an: readonly number[];
	readonly recall: readonly (readonly number[])[];
}

type Mask = (video: LabelledVideo, clip: Annotation) => boolean;

/**
 * The definition of the protocol (section 2 of the scoring contract) written down as it is read, without any thought of
 * speed: a second opinion on the kernel. Shares no code with it. Fractions, except the AUC, which is a percentage.
 */
export function plainEvaluation(
	submission: PlainSubmission,
	labels: Labels,
	subset: string,
	protocol: ProposalsProtocol,
	mask: Mask = () => true,
): PlainFigures {
	const videos = [...labels.videos].filter(
		([, video]) => video.subset === subset && video.annotations.length > 0,
	);
	const V = videos.length;
	const P = [...submission.values()].reduce((sum, list) => sum + list.length, 0);
	const ratio = (100 * V) / P;
	const ranked = videos.map(([id]) => best(submission.get(id) ?? [], ratio));
	const total = ranked.reduce((sum, list) => sum + list.length, 0);
	const points = Array.from({ length: 100 }, (_, j) => j + 1);
	const pcn = points.map((j) => (j / 100) * ((100 * V) / total));
	const clips = videos.flatMap(([, video], v) =>
		video.annotations.filter((clip) => mask(video, clip)).map((clip) => ({ clip, v })),
	);
	if (P === 0 || total === 0 || clips.length === 0) return nothing(clips.length, protocol);
	const recall = protocol.tiouThresholds.map((threshold) =>
		pcn.map((share) => {
			const recalled = clips.filter(({ clip, v }) => {
				const list = ranked[v] ?? [];
				const cut = Math.min(Math.trunc(list.length * share), list.length);
				return list.slice(0, cut).some((proposal) => plainIou(clip, proposal) >= threshold);
			});
			return recalled.length / clips.length;
		}),
	);
	const ar = points.map(
		(j) => recall.reduce((sum, row) => sum + (row[j - 1] ?? 0), 0) / recall.length,
	);
	const an = pcn.map((share) => share * (total / V));
	const area = points
		.slice(1)
		.map((j) => [j - 2, j - 1] as const)
		.reduce(
			(sum, [i, j]) => sum + ((an[j] ?? 0) - (an[i] ?? 0)) * (((ar[j] ?? 0) + (ar[i] ?? 0)) / 2),
			0,
		);
	return { clips: clips.length, auc: (100 * area) / (an[99] ?? 1), ar, an, recall };
}

function best(list: readonly PlainProposal[], ratio: number): readonly PlainProposal[] {
	const sorted = list
		.map((proposal, position) => ({ proposal, position }))
		.sort((a, b) => {
			if (a.proposal.score === b.proposal.score) return a.position - b.position;
			return a.proposal.score > b.proposal.score ? -1 : 1;
		});
	const kept = Math.min(Math.trunc(list.length * ratio), list.length);
	return sorted.slice(0, list.length === 0 ? 0 : kept).map(({ proposal }) => proposal);
}

function plainIou(clip: Annotation, { segment: [p0, p1] }: PlainProposal): number {
	const starts = Math.max(clip.onsetSeconds, p0);
	const ends = Math.min(clip.offsetSeconds, p1);
	const inter = Math.max(0, ends - starts);
	return inter / (clip.offsetSeconds - clip.onsetSeconds + (p1 - p0) - inter);
}

function nothing(clips: number, protocol: ProposalsProtocol): PlainFigures {
	const zeros = Array.from({ length: 100 }, () => 0);
	return { clips, auc: 0, ar: zeros, an: zeros, recall: protocol.tiouThresholds.map(() => zeros) };
}
