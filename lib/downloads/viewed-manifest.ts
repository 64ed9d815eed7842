import { config } from "#lib/config.ts";
import type { ManifestRow } from "./manifest-queries.ts";
import { manifestPath } from "./open-manifest.ts";
import type { ManifestView, OwnManifestView } from "./view.ts";

function stateOf({ endedAt, expiresAt }: ManifestRow, now: Date): ManifestView["state"] {
	if (endedAt !== null && endedAt <= now) return "ended";
	return expiresAt <= now ? "expired" : "live";
}

/** A list as a steward may see it: that it is there, and not how to use it. */
export const viewManifest = (manifest: ManifestRow, files: number, now: Date): ManifestView => ({
	id: manifest.id,
	dataset: manifest.dataset,
	version: manifest.version,
	createdAt: manifest.createdAt.toISOString(),
	expiresAt: manifest.expiresAt.toISOString(),
	endedAt: manifest.endedAt?.toISOString() ?? null,
	state: stateOf(manifest, now),
	files,
});

/** A list as its holder sees it. */
export function viewOwnManifest(manifest: ManifestRow, files: number, now: Date): OwnManifestView {
	const view = viewManifest(manifest, files, now);
	const address = new URL(manifestPath(manifest), config().SITE_URL).toString();
	return { ...view, address: view.state === "live" ? address : null };
}
