import { fileURLToPath } from "node:url";
import { Piscina } from "piscina";
import { config } from "#lib/config.ts";
import type { LabelVerdict } from "#lib/label-check/index.ts";
import type { Protocol } from "#lib/scoring/index.ts";
import type { Score } from "#lib/submissions/index.ts";
import type { FileToRead, LabelFileToCheck, LabelsToUse, Verdict } from "./score-thread.ts";

export type ScoringPool = {
	validate: (file: FileToRead) => Promise<Verdict>;
	score: (task: { file: FileToRead; labels: LabelsToUse; protocol: Protocol }) => Promise<Score>;
	checkLabels: (task: LabelFileToCheck) => Promise<LabelVerdict>;
	close: () => Promise<void>;
};

/** A label file is scored against many times while it is checked: four for each protocol of its phases. */
const labelScores = 5;

/** The file itself is at fault: trying again would end the same way. */
export class FileTooHeavy extends Error {}

// The bundle puts the thread's own beside this one.
const threadFile = fileURLToPath(new URL("./score-thread.mjs", import.meta.url));

/** The one Piscina of a worker process: threads with a limit of time and of memory for each task. */
export function startScoringPool(): ScoringPool {
	const { WORKER_THREADS, SCORING_MEMORY_BYTES, SCORING_TIMEOUT_SECONDS } = config();
	const threads = new Piscina({
		filename: threadFile,
		// As many as there are lanes, and kept: a task's time is then its own, not a thread's start.
		minThreads: WORKER_THREADS,
		// A label file is checked beside them, so that neither waits for the other.
		maxThreads: WORKER_THREADS + 1,
		resourceLimits: { maxOldGenerationSizeMb: Math.ceil(SCORING_MEMORY_BYTES / 2 ** 20) },
	});
	threads.on("error", (error: Error) => console.error("scoring thread:", error.message));

	async function run<T>(
		name: string,
		task: unknown,
		timeoutSeconds = SCORING_TIMEOUT_SECONDS,
	): Promise<T> {
		const signal = AbortSignal.timeout(timeoutSeconds * 1000);
		try {
			return (await threads.run(task, { name, signal })) as T;
		} catch (error) {
			if (signal.aborted) throw new FileTooHeavy(`The file took more than ${timeoutSeconds} s.`);
			if (error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY")
				throw new FileTooHeavy(
					`The file took more than ${Math.ceil(SCORING_MEMORY_BYTES / 2 ** 20)} MiB of memory.`,
				);
			throw error;
		}
	}

	return {
		validate: (file) => run("validate", file),
		score: (task) => run("score", task),
		checkLabels: (task) => run("checkLabels", task, SCORING_TIMEOUT_SECONDS * labelScores),
		close: () => threads.close(),
	};
}
