import { parseArgs } from "node:util";
import { type ArchiveCheck, checkArchive } from "#lib/archive/index.ts";
import { readBytes, WrongUsage, withUsage } from "./usage.ts";

const usage = `Usage: onset check-archive FILE [--key PUBLICKEY]
Says whether an archive of a challenge is as it was signed, to the last byte. Needs no site. With
--key it must be signed by that key, which a site tells at /api/v1/archive-key; without it, compare
the key that is printed with one that you have from the site or noted earlier.`;

/** `onset check-archive`: 0 as it was signed, 1 not so, or by another key, 2 wrong usage. */
export function run(argv: string[]): Promise<number> {
	return withUsage(usage, async () => {
		const { file, key } = options(argv);
		const check = checkArchive(await readBytes(file), key);
		const isGood = check.verdict === "signed";
		for (const line of sentences(file, check, key)) (isGood ? console.log : console.error)(line);
		return isGood ? 0 : 1;
	});
}

function options(argv: string[]) {
	const { values, positionals } = parseArgs({
		args: argv,
		allowPositionals: true,
		options: { key: { type: "string" } },
	});
	const [file, ...more] = positionals;
	if (file === undefined || more.length > 0) throw new WrongUsage("Name one file.");
	const key = values.key?.trim() ?? null;
	if (key !== null && !/^[A-Za-z0-9+/]{59}=$/.test(key))
		throw new WrongUsage("--key is no public key: 60 characters of base64 are.");
	return { file, key };
}

function sentences(file: string, check: ArchiveCheck, key: string | null): string[] {
	if (check.verdict === "not_an_archive")
		return [`${file} is not a signed archive of a challenge, or its end is missing.`];
	if (check.verdict === "altered")
		return [
			`${file} is not what was signed: something in it was changed, if only the ends of its lines.`,
		];
	const { address, madeAt, sha256, publicKey } = check;
	if (check.verdict === "other_key")
		return [`${file} is signed by another key than yours: ${publicKey}`];
	return [
		`${file} is as it was signed: ${address} on ${madeAt}.`,
		`sha256      ${sha256}`,
		`public key  ${publicKey}`,
		key === null
			? "Anybody can make a key: compare it with the site's, or give that one as --key."
			: "It is the key that you gave.",
	];
}
