import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { selectAvailable, selectFileAt } from "./file-queries.ts";
import { encodedPath, entriesOf, folderListing } from "./formats/index.ts";
import { authorizeDownload, headUrl, issueUrl } from "./issue.ts";
import { manifestPath, openManifest } from "./open-manifest.ts";

export type Resolved = { kind: "file"; url: string } | { kind: "folder"; html: string };

type Asked = {
	manifestId: string;
	pass: string;
	path: readonly string[];
	/** HEAD asks about a file, and is led where only that can be done. */
	isHead: boolean;
	clientAddress: string | null;
};

/** One use of a list's address: a file of it, or a look into a folder. */
export async function resolveManifestFile(ctx: Context, asked: Asked): Promise<Resolved> {
	const { manifest, holder, standing } = await openManifest(ctx, asked);
	const path = asked.path.join("/");
	const { datasetVersionId } = manifest;
	const file = path === "" ? null : await selectFileAt(ctx.db, { datasetVersionId, path });
	if (file) {
		// A list is of one version, so what it was opened with holds for each of its files.
		authorizeDownload(ctx, { actor: holder, file, standing });
		if (asked.isHead) return { kind: "file", url: await headUrl(ctx, file) };
		const { userId } = manifest;
		const { clientAddress } = asked;
		const use = { userId, way: "manifest", manifestId: manifest.id, clientAddress } as const;
		return { kind: "file", url: await issueUrl(ctx, file, use) };
	}
	const all = await selectAvailable(ctx.db, datasetVersionId);
	const entries = entriesOf(
		all.map((one) => one.path),
		path,
	);
	if (entries === null) throw new NotFound("file in this list");
	const base = `${manifestPath(manifest)}/files/${path === "" ? "" : `${encodedPath(path)}/`}`;
	return { kind: "folder", html: folderListing(base, path, entries) };
}
