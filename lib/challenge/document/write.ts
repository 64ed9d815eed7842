import { stringify } from "yaml";
import { sha256Of } from "#lib/licensing/index.ts";
import type { ChallengeDocument } from "./schema.ts";

const head =
	"# A challenge of Onset: change it, then `onset apply FILE` shows the difference and acts.\n";

/**
 * A document as YAML; the same document is always the same bytes. With a revision in it, the file
 * is only taken as long as nobody else has changed the challenge.
 */
export function writeChallengeDocument(document: ChallengeDocument, revision?: string): string {
	const { onset, ...members } = document;
	const written = revision === undefined ? document : { onset, revision, ...members };
	return head + stringify(written, { lineWidth: 0, schema: "core", aliasDuplicateObjects: false });
}

/** Names the state that a document shows: who saves says which one they had before them. */
export const revisionOf = (document: ChallengeDocument): string =>
	sha256Of(JSON.stringify(document)).slice(0, 16);
