import { z } from "zod";

const maxPathBytes = 512;

const rules: readonly [(path: string) => boolean, string][] = [
	[(path) => path.startsWith("/"), "begin with a name, not with a slash"],
	[(path) => path.includes("\\"), "separate folders by /, not by a backslash"],
	// Control and format characters: invisible, or turning the direction of what is read.
	[
		(path) => /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(path),
		"leave out control and invisible characters",
	],
	[(path) => path !== path.normalize("NFC"), "write it in Unicode form NFC"],
	[(path) => new TextEncoder().encode(path).length > maxPathBytes, `at most ${maxPathBytes} bytes`],
	[
		(path) => path.split("/").some((name) => name === "" || name === "." || name === ".."),
		'no empty name, "." or ".." between slashes',
	],
	[(path) => path.split("/").some((name) => name !== name.trim()), "no space around a name"],
];

/** What is wrong with a file's place within a version; null if it may stand there. */
export function pathProblem(path: string): string | null {
	if (path === "") return "a file needs a name";
	return rules.find(([isBroken]) => isBroken(path))?.[1] ?? null;
}

/** A file's place within a version: names joined by "/". */
export const filePath = z
	.string()
	.max(1024)
	.superRefine((path, context) => {
		const problem = pathProblem(path);
		if (problem) context.addIssue({ code: "custom", message: problem });
	})
	.describe("Where the file stands within the version: names joined by /");
