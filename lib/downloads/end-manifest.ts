import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { markEnded, selectManifest } from "./manifest-queries.ts";

/** Ends a list at once, by its holder or a steward. */
export async function endManifest(ctx: Context, input: { manifestId: string }): Promise<void> {
	const manifest = await selectManifest(ctx.db, input.manifestId);
	if (!manifest) throw new NotFound("list");
	authorize(ctx.actor, "manifest.end", {
		isSelf: ctx.actor.kind === "member" && ctx.actor.userId === manifest.userId,
		...(await relationToDataset(ctx, manifest.datasetId)),
	});
	await inTransaction(async (tx) => {
		if (!(await markEnded(tx.db, manifest.id, ctx.now)))
			throw new Conflict("This list works no longer: it was ended or has expired.");
		await record(tx, ctx, {
			action: "manifest.end",
			subject: { kind: "download_manifest", id: manifest.id },
		});
	});
}
