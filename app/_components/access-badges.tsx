import type { GrantView } from "#lib/grants/index.ts";
import { Badge, type BadgeTone } from "./badge.tsx";

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

const requestStates: Record<string, Shown> = {
	draft: { word: "draft", tone: "dashed" },
	submitted: { word: "submitted", tone: "accent" },
	in_review: { word: "in review", tone: "accent" },
	needs_changes: { word: "needs changes", tone: "caution" },
	approved: { word: "approved", tone: "filled" },
	declined: { word: "declined", tone: "wrong" },
	withdrawn: { word: "withdrawn", tone: "dashed" },
	lapsed: { word: "lapsed", tone: "dashed" },
};

export function RequestBadge({ state }: { state: string }) {
	const shown = requestStates[state];
	return <Badge tone={shown?.tone ?? "plain"}>{shown?.word ?? state}</Badge>;
}
