import type { Annotation, LabelledVideo, Labels } from "#lib/scoring/index.ts";
import type { Findings } from "./verdict.ts";

/** A video of the dataset version, as anybody may know it. */
export interface VersionVideo {
	readonly id: string;
	readonly subset: string;
	readonly durationSeconds: number;
}

type Of = {
	subset: string;
	videos: ReadonlyMap<string, VersionVideo>;
	/** Null where the card names none. */
	categories: ReadonlySet<string> | null;
	/** Where a member of the file stands whose name is not public. */
	placeOf: (id: string) => { line: number; column: number };
};

/** Durations are stated to the millisecond at best. */
const toleranceSeconds = 0.001;
const durationToleranceSeconds = 0.5;
/** Scoring compares every proposal of a video with every interval of it. */
const mostIntervals = 10_000;

export const pointerTo = (...steps: readonly (string | number)[]): string =>
	steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");

/** Every video of the subset and no other, each with intervals that can be. */
export function checkVideos(labels: Labels, of: Of, findings: Findings): void {
	let crossing = 0;
	for (const [id, video] of labels.videos) {
		const known = of.videos.get(id);
		if (!known) findings.add("video-unknown", () => ({ pointer: "/database", ...of.placeOf(id) }));
		else crossing += checkVideo(known, video, of, findings);
	}
	for (const { id, subset } of of.videos.values())
		if (subset === of.subset && !labels.videos.has(id))
			findings.add("video-missing", () => ({ pointer: pointerTo("database", id) }));
	if (crossing > 0) findings.add("categories-overlap", () => ({ times: crossing }));
}

function checkVideo(known: VersionVideo, video: LabelledVideo, of: Of, findings: Findings): number {
	const at = (...steps: (string | number)[]) => ({
		pointer: pointerTo("database", known.id, ...steps),
	});
	if (known.subset !== of.subset) {
		findings.add("video-of-other-subset", () => at());
		return 0;
	}
	if (video.subset !== of.subset) findings.add("subset-differs", () => at("subset"));
	if (video.annotations.length > mostIntervals) {
		findings.add("intervals-too-many", () => at("annotations"));
		return 0;
	}
	const stated = video.durationSeconds ?? known.durationSeconds;
	if (Math.abs(stated - known.durationSeconds) > durationToleranceSeconds)
		findings.add("duration-differs", () => at("duration"));
	for (const [n, annotation] of video.annotations.entries()) {
		checkSegment(
			annotation,
			known.durationSeconds,
			() => at("annotations", n, "segment"),
			findings,
		);
		if (of.categories && !of.categories.has(annotation.label))
			findings.add("category-unknown", () => at("annotations", n, "label"));
	}
	return checkOverlaps(video.annotations, (n) => at("annotations", n), findings);
}

type At = () => { pointer: string };

function checkSegment(
	{ onsetSeconds, offsetSeconds }: Annotation,
	durationSeconds: number,
	at: At,
	findings: Findings,
): void {
	if (Math.round((offsetSeconds - onsetSeconds) * 1e6) <= 0) findings.add("segment-empty", at);
	if (onsetSeconds < 0 || offsetSeconds > durationSeconds + toleranceSeconds)
		findings.add("segment-outside", at);
}

/** @returns how many intervals overlap one of another category only */
function checkOverlaps(
	annotations: readonly Annotation[],
	at: (n: number) => { pointer: string },
	findings: Findings,
): number {
	let crossing = 0;
	let latest = Number.NEGATIVE_INFINITY;
	const latestOf = new Map<string, number>();
	const inOrder = [...annotations.entries()].sort(
		([, a], [, b]) => a.onsetSeconds - b.onsetSeconds,
	);
	for (const [n, { onsetSeconds, offsetSeconds, label }] of inOrder) {
		const own = latestOf.get(label) ?? Number.NEGATIVE_INFINITY;
		const begins = onsetSeconds + 1e-6;
		if (begins < own) findings.add("segments-overlap", () => at(n));
		else if (begins < latest) crossing++;
		latest = Math.max(latest, offsetSeconds);
		latestOf.set(label, Math.max(own, offsetSeconds));
	}
	return crossing;
}
