import { readProposals } from "#lib/proposals/index.ts";
import type { PreflightAnswer, PreflightQuestion } from "./preflight.client.ts";

type Videos = {
	subset: string;
	videos: { id: string; subset: string; durationSeconds: number }[];
};

async function sha256Of(bytes: BufferSource): Promise<string> {
	if (!crypto.subtle)
		throw new Error(
			"The file is sound, but over plain http this browser cannot hash it. Press Submit: it goes through the server.",
		);
	const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
	return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function fetchVideos(url: string): Promise<Videos> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`The list of videos could not be loaded (${response.status}).`);
	return response.json();
}

async function check(question: PreflightQuestion): Promise<PreflightAnswer> {
	const [{ subset, videos }, buffer] = await Promise.all([
		fetchVideos(question.videosUrl),
		question.file.arrayBuffer(),
	]);
	const result = await readProposals(new Uint8Array(buffer), {
		videos: new Map(videos.map(({ id, ...facts }) => [id, facts])),
		subset,
		maxBytes: question.maxFileBytes,
		maxProposalsPerVideo: question.maxProposalsPerVideo,
		unknownVideos: question.unknownVideos,
		...question.reads,
	});
	if (!result.ok) return { kind: "broken", problems: result.problems, total: result.total };
	return {
		kind: "sound",
		sha256: await sha256Of(buffer),
		videos: result.proposals.videos.length,
		proposals: result.proposals.count,
		warnings: result.warnings,
		warningTotal: result.warningTotal,
	};
}

self.onmessage = async ({ data }: MessageEvent<PreflightQuestion>) => {
	try {
		self.postMessage(await check(data));
	} catch (error) {
		const message = error instanceof Error ? error.message : String(error);
		self.postMessage({ kind: "failed", message } satisfies PreflightAnswer);
	}
};
