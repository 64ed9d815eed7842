import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { required, WrongUsage, withUsage } from "./usage.ts";

const usage =
	"usage: onset make-academic-domains DIR --date YYYY-MM-DD --source NAME [--out FOLDER]\n" +
	"  DIR is lib/domains of a copy of the swot data: folders named by labels, a .txt for each domain";

/** Letters, digits and hyphens in labels, as the DNS has them: whatever else lies in the data is left out. */
const hostName = /^(?=.{4,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$/;

const lists = { academicSuffixes: "tlds.txt", stopped: "stoplist.txt", abused: "abused.txt" };

const linesOf = (text: string) =>
	text
		.split(/\r?\n/)
		.map((line) =>
			line
				.replaceAll(/\s+/g, " ")
				.replaceAll(/[\p{Cc}\ufffd]/gu, "")
				.trim()
				.normalize("NFC"),
		)
		.filter((line) => line !== "");

/** Most of the data is UTF-8; what is not was typed on an older machine. */
async function readLines(file: string): Promise<string[]> {
	const bytes = await readFile(file);
	if (bytes[0] === 0xff && bytes[1] === 0xfe)
		return linesOf(new TextDecoder("utf-16le").decode(bytes));
	try {
		return linesOf(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch {
		const isCyrillic = bytes.filter((byte) => byte >= 0xc0).length > bytes.length / 2;
		return linesOf(new TextDecoder(isCyrillic ? "windows-1251" : "windows-1252").decode(bytes));
	}
}

type Reviewed = { domains: Map<string, string>; refused: string[] };

function domainOf(file: string): string {
	const labels = file.slice(0, -".txt".length).split(path.sep);
	return labels.reverse().join(".").toLowerCase();
}

async function readDomains(folder: string): Promise<Reviewed> {
	const reviewed: Reviewed = { domains: new Map(), refused: [] };
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	for (const entry of entries.filter((one) => one.isFile())) {
		const file = path.join(entry.parentPath, entry.name);
		const relative = path.relative(folder, file);
		if (Object.values(lists).includes(relative)) continue;
		const domain = relative.endsWith(".txt") ? domainOf(relative) : "";
		if (!hostName.test(domain)) reviewed.refused.push(relative);
		else reviewed.domains.set(domain, (await readLines(file))[0] ?? domain);
	}
	return reviewed;
}

/** What a wider domain of the list covers already needs no line of its own. */
const isCovered = (domain: string, domains: ReadonlyMap<string, string>) =>
	domain.split(".").some((_, at, labels) => at > 0 && domains.has(labels.slice(at).join(".")));

/** Host names of a plain list, sorted; it may hold top-level names too, such as "edu". */
async function readList(file: string): Promise<string[]> {
	const names = (await readLines(file)).map((line) => line.toLowerCase());
	return [...new Set(names)].filter((name) => /^[a-z0-9.-]+$/.test(name)).sort();
}

const document = (value: unknown) => `${JSON.stringify(value, null, "\t")}\n`;

/** Makes the academic-domain snapshot again. Exit code: 0 done, 2 wrong usage. */
export async function run(argv: string[]): Promise<number> {
	return withUsage(usage, async () => {
		const { values, positionals } = parseArgs({
			args: argv,
			allowPositionals: true,
			options: {
				date: { type: "string" },
				source: { type: "string" },
				out: { type: "string", default: "lib/evidence" },
			},
		});
		const [folder] = positionals;
		if (folder === undefined || positionals.length > 1) throw new WrongUsage("Name one DIR.");
		const date = required(values.date, "--date");
		if (!/^\d{4}-\d\d-\d\d$/.test(date)) throw new WrongUsage("--date is a day.");
		const source = required(values.source, "--source");
		const { domains, refused } = await readDomains(folder);
		if (domains.size === 0) throw new WrongUsage(`${folder} has no domain files.`);
		const named = [...domains]
			.filter(([domain]) => !isCovered(domain, domains))
			.map(([domain, name]) => `${domain} ${name}`)
			.sort();
		const facts = {
			source,
			date,
			academicSuffixes: await readList(path.join(folder, lists.academicSuffixes)),
			stopped: await readList(path.join(folder, lists.stopped)),
			abused: await readList(path.join(folder, lists.abused)),
		};
		// In two files, each small enough for the tools that read sources.
		const isEarly = (line: string) => line < "m";
		await writeFile(
			path.join(values.out, "academic-domains-a-l.json"),
			document(named.filter(isEarly)),
		);
		await writeFile(
			path.join(values.out, "academic-domains-m-z.json"),
			document(named.filter((line) => !isEarly(line))),
		);
		await writeFile(path.join(values.out, "academic-lists.json"), document(facts));
		process.stderr.write(`${named.length} domains; left out: ${refused.join(", ") || "none"}\n`);
		return 0;
	});
}
