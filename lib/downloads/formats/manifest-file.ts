import { Invalid } from "#lib/errors.ts";

/** A file of a list: where it stands, where it is fetched from, and what its bytes hash to. */
export type ManifestFile = { path: string; url: string; sha256: string; fileBytes: number };

/** What a list says of itself. */
export type ManifestHead = {
	manifestId: string;
	dataset: string;
	version: string;
	expiresAt: Date;
};

/**
 * Every format is lines, so no name may hold what ends one.
 * @throws Invalid
 */
export function onePlainLine(text: string): string {
	if (/[\p{Cc}\u2028\u2029]/u.test(text))
		throw new Invalid("A file's name has a control character, so that no list can hold it.");
	return text;
}

/** The segments of a path as a URL has them; what is left bare means nothing to a shell or a list. */
export const encodedPath = (path: string): string =>
	path
		.split("/")
		.map((segment) =>
			encodeURIComponent(segment).replace(
				/[!'()*]/g,
				(sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
			),
		)
		.join("/");

/** One line of comment for people who open the file. */
export const headLine = ({ dataset, version, manifestId, expiresAt }: ManifestHead): string =>
	onePlainLine(
		`${dataset} ${version}: list ${manifestId}, good until ${expiresAt.toISOString()}, for you alone`,
	);
