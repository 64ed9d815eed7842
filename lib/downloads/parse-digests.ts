import { Invalid } from "#lib/errors.ts";

export const maxDigestBytes = 4 * 1024 * 1024;
const maxDigestLines = 20_000;

const gnu = /^\\?([0-9a-f]{64}) [ *](.+)$/i;
const bsd = /^SHA256 \((.+)\) = ([0-9a-f]{64})$/i;

const notLines = (message: string) => new Invalid(message, [{ pointer: "/lines", message }]);

function readLine(line: string): { sha256: string; name: string } | null {
	const [, digest, name] = gnu.exec(line) ?? [];
	if (digest && name) return { sha256: digest.toLowerCase(), name };
	const [, other, after] = bsd.exec(line) ?? [];
	return other && after ? { sha256: after.toLowerCase(), name: other } : null;
}

/**
 * What sha256sum, or shasum, or sha256 of BSD printed: each digest once, with the name it was
 * printed for. The name only serves to tell a person which line is meant.
 * @throws Invalid when it is too long, or when a line is something else
 */
export function parseDigests(text: string): Map<string, string> {
	const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
	if (lines.length === 0) throw notLines("There are no lines: paste what sha256sum printed.");
	if (lines.length > maxDigestLines)
		throw notLines(`There are ${lines.length} lines; at most ${maxDigestLines} at once.`);
	return new Map(
		lines.map((line, index) => {
			const read = readLine(line);
			if (!read)
				throw notLines(
					`Line ${index + 1} is not a line of sha256sum: 64 hexadecimal digits, two spaces, a name.`,
				);
			return [read.sha256, read.name];
		}),
	);
}
