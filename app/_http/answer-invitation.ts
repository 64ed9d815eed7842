import { redirect } from "next/navigation";
import type { Context } from "#lib/context.ts";
import { attempt, memberContext } from "./action.ts";
import { telling } from "./telling.ts";

/**
 * What somebody answers to an invitation whose link they have: it leads where `run` says, or back to
 * the invitation, which says why when the answer was not taken.
 * @param folder of the invitation's page, such as `/join`
 */
export async function answerInvitation(
	form: FormData,
	folder: string,
	run: (ctx: Context, given: Record<string, unknown>) => Promise<string | undefined>,
): Promise<void> {
	const given = Object.fromEntries(form);
	const link = new URLSearchParams({
		until: String(given.until ?? ""),
		signature: String(given.signature ?? ""),
	});
	const page = `${folder}/${encodeURIComponent(String(given.invitation ?? ""))}?${link}`;
	const ctx = await memberContext(page);
	const outcome = await attempt(() => run(ctx, given));
	if (outcome.ok && outcome.value) redirect(outcome.value);
	redirect(outcome.ok ? page : telling(ctx, page, "refused", outcome.message));
}
