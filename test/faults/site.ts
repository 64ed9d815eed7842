import { gzipSync } from "node:zlib";
import { type Line, lineTo } from "#test/support/cut.ts";
import { type Program, program } from "#test/support/programs.ts";
import { freePort } from "#test/support/site.ts";
import { type RunningWeb, startWeb } from "#test/support/web.ts";
import { type RunningWorker, startWorker } from "#test/support/worker.ts";
import { anotherFile, readyToSend } from "#test/support/world.ts";

/** The parts of a site whose every joint can be broken: processes to kill, lines to cut. */
export type FaultySite = {
	database: Line;
	storage: Line;
	web: { kill(): Promise<unknown>; start(): Promise<void> };
	startWorker(env?: Record<string, string>): Promise<RunningWorker>;
	/** A new challenge with a phase, and somebody who sends files to it over HTTP. */
	newcomer(changes?: Parameters<typeof readyToSend>[0]): Promise<Newcomer>;
	close(): Promise<void>;
};

export type Newcomer = Awaited<ReturnType<typeof readyToSend>> & { program: Program };

const attempts = { dailyQuota: 50, totalQuota: 50, inFlightLimit: 50, maxFileBytes: 2 ** 36 };

export async function openSite(): Promise<FaultySite> {
	const databaseUrl = new URL(process.env.DATABASE_URL ?? "");
	const storageUrl = new URL(process.env.S3_ENDPOINT ?? "");
	const [database, storage] = [await lineTo(databaseUrl.href), await lineTo(storageUrl.href)];
	databaseUrl.host = database.host;
	storageUrl.host = storage.host;
	const port = await freePort();
	const siteUrl = `http://localhost:${port}`;
	// The processes go by the lines; this one, which looks at the outcome, does not.
	const lines = { DATABASE_URL: databaseUrl.href, S3_ENDPOINT: storageUrl.origin };
	const env = { ...process.env, ...lines, SITE_URL: siteUrl };
	let running: RunningWeb = await startWeb(port, env);
	return {
		database,
		storage,
		web: {
			kill: () => running.kill("SIGKILL"),
			async start() {
				running = await startWeb(port, env);
			},
		},
		startWorker: (env = {}) => startWorker({ ...env, ...lines }),
		async newcomer(changes = {}) {
			const place = await readyToSend({ ...attempts, ...changes });
			return { ...place, program: await program(siteUrl, place.ana) };
		},
		async close() {
			await running.kill("SIGTERM");
			database.close();
			storage.close();
		},
	};
}

const mebibyte = 2 ** 20;

/** A sound file that takes a worker about a second, so that it can be killed in the middle. */
export function slowFile(mebibytes = 768): Uint8Array {
	const spaces = gzipSync(Buffer.alloc(mebibyte * 16, " "));
	// Members of a gzip may follow one another, so one piece serves many times.
	const pieces = Array.from({ length: mebibytes / 16 }, () => spaces);
	return Buffer.concat([...pieces, gzipSync(anotherFile())]);
}
