import { headLine, type ManifestFile, type ManifestHead, onePlainLine } from "./manifest-file.ts";

/** A word of a POSIX shell that means itself, whatever it holds. */
export const shellWord = (text: string): string =>
	`'${onePlainLine(text).replaceAll("'", "'\\''")}'`;

const preamble = `set -u
umask 077
failed=0

digest() {
	if command -v sha256sum >/dev/null 2>&1; then sha256sum <"$1"; else shasum -a 256 <"$1"; fi | cut -d ' ' -f 1
}

# fetch ADDRESS PATH SHA256 BYTES: goes on where it was cut, and keeps nothing whose digest is wrong.
fetch() {
	target="./$2"
	part="$target.part"
	if [ -f "$target" ] && [ "$(digest "$target")" = "$3" ]; then
		printf 'have    %s\\n' "$2"
		return
	fi
	mkdir -p "$(dirname "$target")"
	if [ -f "$part" ] && [ "$(wc -c <"$part")" -ge "$4" ] && [ "$(digest "$part")" != "$3" ]; then
		rm -f "$part"
	fi
	if [ ! -f "$part" ] || [ "$(digest "$part")" != "$3" ]; then
		curl -q -f -s -S -L -g --proto '=http,https' --retry 5 --retry-delay 2 -C - -o "$part" "$1"
		code=$?
		if [ "$code" -eq 22 ]; then
			printf 'refused %s\\n' "$2" >&2
			curl -q -s -L -g "$1" | head -c 2000 >&2
			printf '\\n' >&2
			exit 22
		fi
		if [ "$code" -ne 0 ]; then
			printf 'cut     %s (curl says %s)\\n' "$2" "$code" >&2
			failed=$((failed + 1))
			return
		fi
	fi
	if [ "$(digest "$part")" = "$3" ]; then
		mv -f "$part" "$target"
		printf 'ok      %s\\n' "$2"
	else
		rm -f "$part"
		printf 'broken  %s: its digest was wrong, so it was removed\\n' "$2" >&2
		failed=$((failed + 1))
	fi
}
`;

const ending = `
if [ "$failed" -gt 0 ]; then
	printf '%s files are missing: run this again to go on.\\n' "$failed" >&2
	exit 1
fi
echo 'Everything is here, and every digest is right.'
`;

/** A script for any POSIX shell with curl: resumes, checks every digest, and can be run again. */
export function curlScript(head: ManifestHead, files: readonly ManifestFile[]): string {
	const calls = files.map(
		({ url, path, sha256, fileBytes }) =>
			`fetch ${shellWord(url)} ${shellWord(path)} ${sha256} ${fileBytes}\n`,
	);
	return `#!/bin/sh\n# ${headLine(head)}\n# Fetches into the folder it is run in; run it again to go on.\n${preamble}\n${calls.join("")}${ending}`;
}
