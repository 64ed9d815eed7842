import type { RequestState } from "#lib/access/index.ts";
import type { HoldingView } from "#lib/downloads/index.ts";
import type { GrantView } from "#lib/grants/index.ts";
import { Badge, type BadgeTone } from "./badge.tsx";
import { stateWords } from "./request/words.ts";

type Shown = { word: string; tone: BadgeTone };

type Standing = HoldingView["standing"];

/** How somebody stands to a dataset, in the words of every page. */
const standings: Record<Standing, Shown> = {
	active: { word: "active", tone: "filled" },
	expiring: { word: "expiring", tone: "caution" },
	needs_signature: { word: "needs a signature", tone: "caution" },
	suspended: { word: "suspended", tone: "wrong" },
	expired: { word: "expired", tone: "dashed" },
	revoked: { word: "revoked", tone: "wrong" },
	not_covered: { word: "not covered", tone: "dashed" },
	none: { word: "no access", tone: "dashed" },
};

export const grantStateWord = (state: GrantView["state"]): string => standings[state].word;

export function GrantBadge({ state }: { state: Standing }) {
	return <Badge tone={standings[state].tone}>{standings[state].word}</Badge>;
}

/** The state in one language; applicants' pages show both. */
export function RequestBadge({ state }: { state: RequestState }) {
	return <Badge tone={stateWords[state].tone}>{stateWords[state].en}</Badge>;
}
