import { notFound } from "next/navigation";
import { memberContext } from "#app/_http/action.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { OnsetError } from "#lib/errors.ts";
import { type AccessAction, decide } from "#lib/policy/index.ts";

export type Organizing = { ctx: Context; dataset: { slug: string; title: string } };

/** The context of a page for those who run a dataset; for others the page does not exist. */
export async function organizing(
	slug: string,
	path: string,
	action: Extract<
		AccessAction,
		"version.edit" | "video.take-down" | "form.publish"
	> = "version.edit",
): Promise<Organizing> {
	const ctx = await memberContext(path);
	const dataset = await findDataset(ctx.db, slug).catch((error: unknown) => {
		if (error instanceof OnsetError && error.code === "not_found") notFound();
		throw error;
	});
	const relation = await relationToDataset(ctx, dataset.id);
	const facts = { ...relation, isDraft: true };
	if (!decide(ctx.actor, action, facts).allowed) notFound();
	return { ctx, dataset };
}
