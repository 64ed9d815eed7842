import type { Context } from "#lib/context.ts";
import { NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { findHolder } from "./holder.ts";
import { countFetched, selectManifest, selectManifestsOf } from "./manifest-queries.ts";
import type { ManifestView, OwnManifestView } from "./view.ts";
import { viewManifest, viewOwnManifest } from "./viewed-manifest.ts";

/** One's own list, with its address. Somebody else's is not there, whoever asks. */
export async function readManifest(
	ctx: Context,
	input: { manifestId: string },
): Promise<OwnManifestView> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const manifest = await selectManifest(ctx.db, input.manifestId);
	if (!manifest || manifest.userId !== ctx.actor.userId) throw new NotFound("list");
	authorize(ctx.actor, "ledger.view", { isSelf: true, isSteward: false, isOrganizer: false });
	const { userId, id } = manifest;
	const fetched = await countFetched(ctx.db, { userId, manifestIds: [id] });
	return viewOwnManifest(manifest, fetched.get(id) ?? 0, ctx.now);
}

/** The newest fifty lists of a holder: the address only for the holder. */
export async function listManifests(
	ctx: Context,
	input: { dataset: string; userId?: string | undefined },
): Promise<OwnManifestView[]> {
	const { dataset, userId, isSelf } = await findHolder(ctx, input);
	const manifests = await selectManifestsOf(ctx.db, { userId, datasetId: dataset.id });
	const manifestIds = manifests.map(({ id }) => id);
	const fetched = await countFetched(ctx.db, { userId, manifestIds });
	const plain = (view: ManifestView): OwnManifestView => ({ ...view, address: null });
	return manifests.map((manifest) => {
		const files = fetched.get(manifest.id) ?? 0;
		return isSelf
			? viewOwnManifest(manifest, files, ctx.now)
			: plain(viewManifest(manifest, files, ctx.now));
	});
}
