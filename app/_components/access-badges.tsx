import type { RequestState } from "#lib/access/index.ts";
import type { GrantView } from "#lib/grants/index.ts";
import { Badge, type BadgeTone } from "./badge.tsx";
import { stateWords } from "./request/words.ts";

type Shown = { word: string; tone: BadgeTone };

const grantStates: Record<GrantView["state"], Shown> = {
	active: { word: "active", tone: "filled" },
	expiring: { word: "expiring", tone: "caution" },
	needs_signature: { word: "needs a signature", tone: "caution" },
	suspended: { word: "suspended", tone: "wrong" },
	expired: { word: "expired", tone: "dashed" },
	revoked: { word: "revoked", tone: "wrong" },
};

export const grantStateWord = (state: GrantView["state"]): string => grantStates[state].word;

export function GrantBadge({ state }: { state: GrantView["state"] }) {
	return <Badge tone={grantStates[state].tone}>{grantStates[state].word}</Badge>;
}

/** The state in one language; applicants' pages show both. */
export function RequestBadge({ state }: { state: RequestState }) {
	return <Badge tone={stateWords[state].tone}>{stateWords[state].en}</Badge>;
}
