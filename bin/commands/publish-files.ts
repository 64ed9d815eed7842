import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { DraftView, VersionLine } from "#lib/publishing/index.ts";
import { reasonOf } from "../output.ts";
import { type LocalFile, sha256Of, walkFolder } from "../publish/folder.ts";
import { sendFile } from "../publish/send-file.ts";
import { openSite, type Site } from "../publish/site.ts";
import { each, turns } from "../publish/turns.ts";
import { required, WrongUsage, withUsage } from "./usage.ts";

const usage = `Usage: ONSET_TOKEN=... onset publish-files DIR --dataset SLUG --version MAJOR.MINOR.PATCH
  [--access licensed|public] [--public FOLDER/ ...] [--keep-previous]
  [--parallel 4] [--publish "what changed"] [--site URL]
Sends the files below DIR into the draft of that version, which is begun if need be; run again, it
sends what is missing. --public names folders (or files) of DIR that anybody may download.
The token is a personal token of one of the dataset's organizers, from their account page.`;

/** `onset publish-files`: 0 all is there, 1 something is not, 2 wrong usage. */
export function run(argv: string[]): Promise<number> {
	return withUsage(usage, async () => publish(options(argv)));
}

type Options = ReturnType<typeof options>;

function options(argv: string[]) {
	const { values, positionals } = parseArgs({
		args: argv,
		allowPositionals: true,
		options: {
			dataset: { type: "string" },
			version: { type: "string" },
			access: { type: "string", default: "licensed" },
			public: { type: "string", multiple: true, default: [] },
			"keep-previous": { type: "boolean", default: false },
			parallel: { type: "string", default: "4" },
			publish: { type: "string" },
			site: { type: "string" },
		},
	});
	const [folder, ...more] = positionals;
	if (folder === undefined || more.length > 0) throw new WrongUsage("Name one folder.");
	if (values.access !== "licensed" && values.access !== "public")
		throw new WrongUsage("--access is licensed or public.");
	const access: "licensed" | "public" = values.access;
	if (!/^([1-9]|1[0-6])$/.test(values.parallel))
		throw new WrongUsage("--parallel is a number from 1 to 16.");
	const address = values.site ?? process.env.SITE_URL ?? "http://localhost:3000";
	if (!URL.canParse(address)) throw new WrongUsage(`--site ${address} is not an address.`);
	return {
		folder,
		address,
		access,
		dataset: required(values.dataset, "--dataset"),
		version: required(values.version, "--version"),
		token: required(process.env.ONSET_TOKEN, "The environment's ONSET_TOKEN"),
		open: values.public,
		copiesFiles: values["keep-previous"],
		parallel: Number(values.parallel),
		changes: values.publish,
	};
}

const say = (line: string) => process.stderr.write(`${line}\n`);

async function publish(asked: Options): Promise<number> {
	try {
		const folder = await walkFolder(asked.folder);
		if (folder.hidden > 0) say(`${folder.hidden} hidden files are left out.`);
		if (folder.problems.length > 0) {
			for (const problem of folder.problems) say(problem);
			say(`Nothing was sent: ${folder.problems.length} files cannot be published as they are.`);
			return 1;
		}
		if (folder.files.length === 0) throw new WrongUsage(`${asked.folder} has no files.`);
		const site = openSite(asked.address, asked.token);
		const draft = await openDraft(site, asked);
		const failures = await sendAll(site, draft, folder.files, asked);
		for (const failure of failures) say(failure);
		if (failures.length > 0) {
			say(`${failures.length} files were not sent. Run the command again to send them.`);
			return 1;
		}
		return await conclude(site, draft, asked);
	} catch (error) {
		if (error instanceof WrongUsage) throw error;
		say(reasonOf(error));
		return 1;
	}
}

/** The address of the draft, which is begun unless it is there. */
async function openDraft(site: Site, asked: Options): Promise<string> {
	const versions = `/datasets/${encodeURIComponent(asked.dataset)}/versions`;
	const known = (await site.get<VersionLine[]>(versions)).find(
		({ version }) => version === asked.version,
	);
	if (known && !known.isDraft)
		throw new Error(`Version ${asked.version} is published: its files can no longer change.`);
	if (!known) {
		const { version, copiesFiles } = asked;
		await site.post(versions, { version, copiesFiles });
		say(`Version ${version} was begun as a draft.`);
	}
	return `${versions}/${encodeURIComponent(asked.version)}`;
}

const isBelow = (path: string, place: string) =>
	path === place || path.startsWith(place.endsWith("/") ? place : `${place}/`);

const mebibytes = (bytes: number) => (bytes / 2 ** 20).toFixed(1);

async function sendAll(
	site: Site,
	draft: string,
	files: readonly LocalFile[],
	asked: Options,
): Promise<string[]> {
	const { files: there } = await site.get<DraftView>(`${draft}/draft`);
	const known = new Map(there.map((file) => [file.path, file]));
	const totalBytes = files.reduce((sum, { fileBytes }) => sum + fileBytes, 0);
	const failures: string[] = [];
	const done = { files: 0, bytes: 0, sentBytes: 0, spokenAt: 0 };
	const turn = turns(asked.parallel);
	const progress = (bytes: number) => {
		done.bytes += bytes;
		if (Date.now() - done.spokenAt < 2000) return;
		done.spokenAt = Date.now();
		say(
			`${done.files} of ${files.length} files, ${mebibytes(done.bytes)} of ${mebibytes(totalBytes)} MiB`,
		);
	};
	await each(files, asked.parallel, async (local) => {
		const access = asked.open.some((place) => isBelow(local.path, place)) ? "public" : asked.access;
		try {
			const sha256 = await sha256Of(local.file);
			const at = known.get(local.path);
			const isThere = at?.sha256 === sha256 && at.access === access && at.state !== "broken";
			if (isThere) progress(local.fileBytes);
			else {
				const sending = { site, turn, progress };
				const sentBytes = await sendFile(sending, draft, { ...local, sha256, access });
				// Added afterwards: a sum that is read before the wait forgets what others sent meanwhile.
				done.sentBytes += sentBytes;
			}
			done.files++;
		} catch (error) {
			failures.push(`${local.path}: ${reasonOf(error)}`);
		}
	});
	say(
		`${done.files} of ${files.length} files are there; ${mebibytes(done.sentBytes)} MiB were sent.`,
	);
	return failures;
}

/** Waits until the site has read every file through, and publishes if that is asked for. */
async function conclude(site: Site, draft: string, asked: Options): Promise<number> {
	for (;;) {
		const state = await site.get<DraftView>(`${draft}/draft`);
		const broken = state.files.filter((file) => file.state === "broken");
		for (const { path, problem } of broken) say(`${path}: ${problem}`);
		if (broken.length > 0) return 1;
		const waiting = state.files.filter((file) => file.state === "verifying").length;
		if (waiting === 0) return end(site, draft, asked, state);
		say(`${waiting} files are still being verified.`);
		await pause(1000);
	}
}

async function end(site: Site, draft: string, asked: Options, state: DraftView): Promise<number> {
	const { version, changes } = asked;
	const files = `${state.files.length} files`;
	if (changes === undefined) {
		process.stdout.write(`The draft ${version} has ${files}, all verified.\n`);
		return 0;
	}
	if (state.unready !== null) throw new Error(state.unready);
	await site.post(`${draft}/publish`, { changes });
	process.stdout.write(`Version ${version} is published with ${files}.\n`);
	return 0;
}
