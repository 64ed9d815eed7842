import { onePlainLine } from "./manifest-file.ts";

/** SHA256SUMS, as sha256sum -c reads it; a name with a backslash is escaped in its way. */
export const sha256Sums = (files: readonly { path: string; sha256: string }[]): string =>
	files
		.map(({ path, sha256 }) => {
			const name = onePlainLine(path);
			return name.includes("\\")
				? `\\${sha256}  ${name.replaceAll("\\", "\\\\")}\n`
				: `${sha256}  ${name}\n`;
		})
		.join("");
