import { parseArgs } from "node:util";
import { type DeskView, writeChallengeDocument } from "#lib/challenge/index.ts";
import { reasonOf } from "../output.ts";
import { documentPath, siteOf } from "./challenge-site.ts";
import { WrongUsage, withUsage } from "./usage.ts";

const usage = `Usage: ONSET_TOKEN=... onset export-challenge NAME [--json] [--revision] [--site URL] > FILE
Writes a challenge of yours as one file; "onset apply FILE" takes it back. With --revision the file
says which state it was written from, and is refused once somebody else has changed the challenge.
The token is a personal token of one of its organizers, from their account page.`;

/** `onset export-challenge`: 0 written, 1 refused, 2 wrong usage. */
export function run(argv: string[]): Promise<number> {
	return withUsage(usage, () => exportChallenge(argv));
}

async function exportChallenge(argv: string[]): Promise<number> {
	const { values, positionals } = parseArgs({
		args: argv,
		allowPositionals: true,
		options: {
			json: { type: "boolean", default: false },
			revision: { type: "boolean", default: false },
			site: { type: "string" },
		},
	});
	const [challenge, ...more] = positionals;
	if (challenge === undefined || more.length > 0) throw new WrongUsage("Name one challenge.");
	try {
		const desk = await siteOf(values.site).get<DeskView>(documentPath(challenge));
		process.stdout.write(textOf(desk, values));
		return 0;
	} catch (error) {
		if (error instanceof WrongUsage) throw error;
		process.stderr.write(`${reasonOf(error)}\n`);
		return 1;
	}
}

function textOf({ document, revision }: DeskView, asked: { json: boolean; revision: boolean }) {
	if (!asked.json) return writeChallengeDocument(document, asked.revision ? revision : undefined);
	return `${JSON.stringify(asked.revision ? { revision, ...document } : document, null, "\t")}\n`;
}
