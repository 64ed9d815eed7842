import { parseDocument, stringify } from "yaml";
import type { Protocol } from "#lib/scoring/index.ts";
import { whyTooIntricate } from "./parts.ts";
import { repeatedNames } from "./repeated-names.ts";

/** A protocol as a form shows it. */
export const writeProtocol = (protocol: Protocol): string =>
	stringify(protocol, { lineWidth: 0, schema: "core", aliasDuplicateObjects: false });

/** What a form has of a protocol; the document's schema judges it. A text that is no YAML stays a text. */
export function readProtocol(text: string): unknown {
	if (whyTooIntricate(text) !== null) return text;
	try {
		const yaml = parseDocument(text, { prettyErrors: false, schema: "core", uniqueKeys: false });
		if (yaml.errors.length > 0 || repeatedNames(yaml.contents).length > 0) return text;
		return yaml.toJS({ maxAliasCount: 0 });
	} catch {
		// An alias: no protocol has one.
		return text;
	}
}
