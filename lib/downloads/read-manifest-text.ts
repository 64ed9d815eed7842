import type { z } from "zod";
import { config } from "#lib/config.ts";
import type { Context } from "#lib/context.ts";
import { selectAvailable } from "./file-queries.ts";
import {
	aria2Input,
	curlScript,
	encodedPath,
	type ManifestFile,
	type ManifestHead,
	sha256Sums,
	wgetList,
} from "./formats/index.ts";
import type { ManifestFormat } from "./input.ts";
import { type GivenPass, manifestPath, openManifest } from "./open-manifest.ts";
import type { manifestJson } from "./view.ts";

const json = (
	head: ManifestHead,
	files: readonly ManifestFile[],
): z.output<typeof manifestJson> => ({
	...head,
	expiresAt: head.expiresAt.toISOString(),
	files: [...files],
});

const formats: Record<
	ManifestFormat,
	(head: ManifestHead, files: readonly ManifestFile[]) => string
> = {
	"manifest.json": (head, files) => `${JSON.stringify(json(head, files), null, "\t")}\n`,
	"aria2.txt": aria2Input,
	"fetch.sh": curlScript,
	"wget.txt": (_head, files) => wgetList(files),
	SHA256SUMS: (_head, files) => sha256Sums(files),
};

/** The whole list in the format of a program. All its addresses carry the one signature. */
export async function readManifestText(
	ctx: Context,
	input: GivenPass & { format: ManifestFormat },
): Promise<string> {
	const { manifest } = await openManifest(ctx, input);
	const base = new URL(`${manifestPath(manifest)}/files/`, config().SITE_URL).toString();
	const available = await selectAvailable(ctx.db, manifest.datasetVersionId);
	const files = available.map(({ path, sha256, fileBytes }) => ({
		path,
		url: base + encodedPath(path),
		sha256,
		fileBytes,
	}));
	const { id: manifestId, dataset, version, expiresAt } = manifest;
	return formats[input.format]({ manifestId, dataset, version, expiresAt }, files);
}
