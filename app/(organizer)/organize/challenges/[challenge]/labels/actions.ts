"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import { labelSetInput, measureLabelSet } from "#lib/label-sets/index.ts";
import { words } from "./words.ts";

export async function measure(challenge: string, labelSetId: string): Promise<void> {
	const page = `/organize/challenges/${encodeURIComponent(challenge)}/labels?set=${labelSetId}`;
	const ctx = await memberContext(page);
	const outcome = await attempt(() =>
		measureLabelSet(ctx, parseInput(labelSetInput, { challenge, labelSetId })),
	);
	if (outcome.ok) redirect(telling(ctx, page, "done", words.asked));
	redirect(telling(ctx, page, "refused", outcome.message));
}
