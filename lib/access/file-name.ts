import { Invalid } from "#lib/errors.ts";
import { hiddenSigns } from "#lib/text.ts";

const refused = (message: string) =>
	new Invalid(`The file's name is not taken: ${message}`, [{ pointer: "/fileName", message }]);

/**
 * The name under which a document is shown and saved: one segment, no sign that hides or turns text,
 * no name that a system keeps for itself, and the ending of what the bytes really are.
 * @throws Invalid for a name that tries to be a path or to be read as another
 */
export function cleanFileName(given: string, ending: string): string {
	const name = given.normalize("NFC").trim();
	if (/[/\\]/.test(name)) throw refused("it has a slash: give it a plain name.");
	if (hiddenSigns.test(name)) throw refused("it has an invisible sign: give it a plain name.");
	if (/^\.+$/.test(name) || name === "") throw refused("give it a name.");
	if (/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name))
		throw refused("some systems keep this name for themselves.");
	const stem = name
		.replace(/\.(pdf|png|jpe?g)$/i, "")
		.replaceAll(/[<>:"|?*]/g, "_")
		.replace(/^[.\s]+|[.\s]+$/g, "");
	return `${[...stem].slice(0, 100).join("") || "document"}.${ending}`;
}
