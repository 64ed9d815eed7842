import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, mayKnowVersion } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { NotFound, NotSignedIn } from "#lib/errors.ts";
import { readStanding } from "#lib/grants/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { selectVersion } from "./file-queries.ts";
import { insertManifest, selectManifest } from "./manifest-queries.ts";
import type { OwnManifestView } from "./view.ts";
import { viewOwnManifest } from "./viewed-manifest.ts";

const hourMilliseconds = 3_600_000;

/** Makes a holder's own list of addresses of a version. */
export async function createManifest(
	ctx: Context,
	input: { dataset: string; version: string; hours: number },
): Promise<OwnManifestView> {
	const { actor, now } = ctx;
	if (actor.kind !== "member") throw new NotSignedIn();
	const { id: datasetId } = await findDataset(ctx.db, input.dataset);
	const version = await selectVersion(ctx.db, { datasetId, version: input.version });
	const isDraft = version?.publishedAt === null;
	if (!version || !(await mayKnowVersion(ctx, { datasetId, isDraft })))
		throw new NotFound("version");
	const { towards } = await readStanding(ctx.db, { datasetId, userId: actor.userId, now });
	authorize(actor, "manifest.create", {
		isDraft,
		standing: towards(version.sequence),
	});
	// The signed end is in whole seconds, so the stored one is too.
	const createdAt = new Date(Math.floor(now.getTime() / 1000) * 1000);
	const expiresAt = new Date(createdAt.getTime() + input.hours * hourMilliseconds);
	return inTransaction(async (tx) => {
		const id = await insertManifest(tx.db, {
			userId: actor.userId,
			datasetVersionId: version.id,
			createdAt,
			expiresAt,
		});
		await record(tx, ctx, {
			action: "manifest.create",
			subject: { kind: "download_manifest", id },
			detail: { version: version.version, expiresAt: expiresAt.toISOString() },
		});
		const made = await selectManifest(tx.db, id);
		if (!made) throw new Error("the manifest was not made");
		return viewOwnManifest(made, 0, now);
	});
}
