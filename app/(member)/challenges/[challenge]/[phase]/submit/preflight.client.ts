import type { Problem } from "#lib/proposals/index.ts";
import type { Evaluator } from "#lib/scoring/index.ts";

/** What the page asks its Web Worker: check this file against these videos. */
export type PreflightQuestion = {
	file: File;
	videosUrl: string;
	maxFileBytes: number;
	maxProposalsPerVideo: number;
	unknownVideos: "reject" | "count";
	reads: Evaluator["reads"];
};

export type PreflightAnswer =
	| {
			kind: "sound";
			sha256: string;
			videos: number;
			proposals: number;
			warnings: readonly Problem[];
			warningTotal: number;
	  }
	| { kind: "broken"; problems: readonly Problem[]; total: number }
	| { kind: "failed"; message: string };

/** Checks a file in a Web Worker, so that the page stays alive on 40 MB. One question a worker. */
export function preflight(question: PreflightQuestion): {
	answer: Promise<PreflightAnswer>;
	cancel: () => void;
} {
	const worker = new Worker(new URL("./preflight-worker.client.ts", import.meta.url), {
		type: "module",
	});
	const answer = new Promise<PreflightAnswer>((resolve) => {
		worker.onmessage = ({ data }: MessageEvent<PreflightAnswer>) => resolve(data);
		worker.onerror = (event) => resolve({ kind: "failed", message: event.message });
	}).finally(() => worker.terminate());
	worker.postMessage(question);
	return { answer, cancel: () => worker.terminate() };
}
