import { migrateDatabase } from "#bin/commands/migrate.ts";
import { readPhase, scoringBasis } from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { closeDatabase } from "#lib/db/index.ts";
import { listen, submissionsChannel } from "#lib/queue/index.ts";
import { protocolInput } from "#lib/scoring/index.ts";
import { demonstrationFile, seededChallenge } from "#test/support/seeded.ts";
import { startWorker } from "#test/support/worker.ts";
import { sha256, stateOf, submit } from "#test/support/world.ts";
import { score, validate } from "#workers/score-thread.ts";

const runs = 40;

const median = (values: readonly number[]) =>
	[...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
const shown = (milliseconds: number) => `${milliseconds.toFixed(1).padStart(8)} ms`;

const { DATABASE_URL } = process.env;
if (!DATABASE_URL) throw new Error("run `npm run bench -- pipeline`");
await migrateDatabase(DATABASE_URL);
const { labels, who, methodId, slugs } = await seededChallenge();
const files = Array.from({ length: runs + 5 }, (_, n) => demonstrationFile(labels, `bench ${n}`));

const ends = new Map<string, () => void>();
const listener = listen({
	channels: [submissionsChannel],
	heard: async (_, id) => {
		const end = ends.get(id);
		if (end && (await stateOf(id)).state === "scored") end();
	},
});
await listener.ready;
const worker = await startWorker();

/** From the commit that makes the row to the notice of the commit that makes its score. */
async function commitToScored(bytes: Uint8Array): Promise<number> {
	const submissionId = await submit(who.at(), slugs, methodId, bytes);
	const committed = performance.now();
	await new Promise<void>((resolve, reject) => {
		ends.set(submissionId, resolve);
		stateOf(submissionId).then(({ state }) => state === "scored" && resolve(), reject);
	});
	return performance.now() - committed;
}

const whole: number[] = [];
for (const [n, bytes] of files.entries()) {
	const milliseconds = await commitToScored(bytes);
	// The first ones start threads and fill caches.
	if (n >= 5) whole.push(milliseconds);
}

const asSystem = contextFor({ kind: "system", name: "bench" });
const { phase } = await readPhase(asSystem, slugs);
const basis = await scoringBasis(asSystem, phase.id);
const protocol = protocolInput.parse(phase.protocol);
const labelBytes = new TextEncoder().encode(
	JSON.stringify({
		...labels,
		database: Object.fromEntries(
			Object.entries(labels.database).filter(([, video]) => video.subset === "testing"),
		),
	}),
);
const alone: number[] = [];
for (const bytes of files) {
	const file = {
		bytes,
		sha256: sha256(bytes),
		rules: {
			videos: new Map(basis.videos.map(({ id, ...facts }) => [id, facts])),
			subset: phase.subset,
			maxBytes: phase.maxFileBytes,
			maxProposalsPerVideo: protocol.maxProposalsPerVideo,
			unknownVideos: protocol.unknownVideos,
		},
	};
	const started = performance.now();
	await validate(file);
	await score({
		file,
		labels: { bytes: labelBytes, sha256: sha256(labelBytes), subset: phase.subset },
		protocol,
	});
	alone.push(performance.now() - started);
}

console.log(
	`${runs} files of 238 videos x 100 proposals, ${files[0]?.length} bytes, one after the other`,
);
console.log(`commit to scored, median      ${shown(median(whole))}`);
console.log(`commit to scored, slowest     ${shown(Math.max(...whole))}`);
console.log(`checking and scoring alone    ${shown(median(alone.slice(5)))}`);
console.log(
	`the pipeline around it, ratio ${(median(whole) / median(alone.slice(5))).toFixed(1).padStart(8)}`,
);

await worker.kill("SIGTERM");
await listener.close();
await closeDatabase();
