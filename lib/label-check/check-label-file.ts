import { placeIn, type ScannedMembers, scanMembers } from "#lib/proposals/index.ts";
import { type LabelProblem, type Labels, parseLabels } from "#lib/scoring/index.ts";
import { checkVideos, pointerTo, type VersionVideo } from "./check-videos.ts";
import { countClips } from "./count-clips.ts";
import { measure, type NamedProtocol } from "./measure.ts";
import type { PublishedClips } from "./published.ts";
import { Findings, type LabelSummary, type LabelVerdict } from "./verdict.ts";

/** What a label file is held against. */
export interface LabelExpectation {
	readonly subset: string;
	/** Of the dataset version, of every subset. */
	readonly videos: readonly VersionVideo[];
	readonly published: PublishedClips | null;
	/** Those of the phases on this subset. */
	readonly protocols: readonly NamedProtocol[];
}

/**
 * Judges the bytes of a label file (ActivityNet layout). What is wrong comes back as rules and places that
 * repeat nothing of the file but names of the dataset's own videos; what is counted are sums. Never throws.
 */
export function checkLabelFile(bytes: Uint8Array, expected: LabelExpectation): LabelVerdict {
	const findings = new Findings();
	const labels = readLabels(bytes, expected, findings);
	const summary = labels && summarize(labels, expected, findings);
	return { problems: findings.problems, summary };
}

function readLabels(
	bytes: Uint8Array,
	expected: LabelExpectation,
	findings: Findings,
): Labels | null {
	const scanned = scanMembers(bytes, "database");
	const { failedAt, repeatedAt } = scanned;
	if (failedAt !== null) {
		findings.add("not-json", () => placeIn(bytes, failedAt));
		return null;
	}
	for (const at of repeatedAt) findings.add("name-repeated", () => placeIn(bytes, at));
	const parsed = parseLabels(JSON.parse(new TextDecoder().decode(bytes)));
	const videos = new Map(expected.videos.map((video) => [video.id, video]));
	const placeOf = (id: string) => placeIn(bytes, scanned.members.get(id) ?? 0);
	if (!parsed.ok) {
		for (const problem of parsed.problems)
			addFormatProblem(problem, { videos, scanned, placeOf }, findings);
		return null;
	}
	const { published, subset } = expected;
	const categories = published && new Set(published.rows.map(({ category }) => category));
	checkVideos(parsed.labels, { subset, videos, categories, placeOf }, findings);
	return withDurations(parsed.labels, videos);
}

type Known = {
	videos: ReadonlyMap<string, VersionVideo>;
	scanned: ScannedMembers;
	placeOf: (id: string) => { line: number; column: number };
};

/** The reader's own words may repeat the file, and its pointers do: only what is public of them is kept. */
function addFormatProblem({ pointer, message }: LabelProblem, known: Known, findings: Findings) {
	const rule = message.includes("ends before it begins") ? "segment-reversed" : "format";
	const [, top = "", escaped] = pointer.split("/");
	const id = escaped?.replaceAll("~1", "/").replaceAll("~0", "~");
	if (id === undefined || known.videos.has(id)) findings.add(rule, () => ({ pointer }));
	else findings.add(rule, () => ({ pointer: pointerTo(top), ...known.placeOf(id) }));
}

/** Videos are as long as the dataset says, whatever the file says of them. */
function withDurations(labels: Labels, known: ReadonlyMap<string, VersionVideo>): Labels {
	return {
		...labels,
		videos: new Map(
			[...labels.videos].map(([id, video]) => [
				id,
				{ ...video, durationSeconds: known.get(id)?.durationSeconds ?? video.durationSeconds },
			]),
		),
	};
}

function summarize(labels: Labels, expected: LabelExpectation, findings: Findings): LabelSummary {
	const { subset, published, protocols } = expected;
	const own = expected.videos.filter((video) => video.subset === subset);
	const videos = own.flatMap(({ id }) => labels.videos.get(id) ?? []);
	const clips = videos.reduce((all, { annotations }) => all + annotations.length, 0);
	if (clips === 0) findings.add("nothing-to-find");
	const share = own.length / Math.max(expected.videos.length, 1);
	const counts = countClips({ videos, published, share }, findings);
	return {
		videos: own.length,
		videosWithClips: videos.filter(({ annotations }) => annotations.length > 0).length,
		clips,
		counts,
		measures: findings.errors > 0 ? [] : protocols.map((one) => measure(labels, subset, one)),
	};
}
