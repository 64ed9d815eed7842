import type { z } from "zod";
import type { Context } from "#lib/context.ts";
import { type FileRow, selectFiles } from "./file-queries.ts";
import { findVersion } from "./find-version.ts";
import type { diffInput } from "./input.ts";
import { selectPublishedBefore } from "./version-queries.ts";
import type { VersionDiff } from "./view.ts";

/** Whether the bytes of what is withheld changed is nobody's to know. */
function changesBetween(before: FileRow, after: FileRow): ("bytes" | "access")[] {
	const isHidden = before.access === "withheld" || after.access === "withheld";
	return [
		...(!isHidden && before.sha256 !== after.sha256 ? (["bytes"] as const) : []),
		...(before.access !== after.access ? (["access"] as const) : []),
	];
}

function diffFiles(before: readonly FileRow[], after: readonly FileRow[]) {
	const earlier = new Map(before.map((file) => [file.path, file]));
	const later = new Set(after.map(({ path }) => path));
	const common = after.flatMap((file) => {
		const known = earlier.get(file.path);
		return known ? [{ path: file.path, changes: changesBetween(known, file) }] : [];
	});
	const changed = common.filter(({ changes }) => changes.length > 0);
	return {
		added: after.filter(({ path }) => !earlier.has(path)).map(({ path }) => path),
		removed: before.filter(({ path }) => !later.has(path)).map(({ path }) => path),
		changed,
		unchanged: common.length - changed.length,
	};
}

/** What a version has that another had not, and the other way round: by path, digest and access. */
export async function diffVersions(
	ctx: Context,
	input: z.output<typeof diffInput>,
): Promise<VersionDiff> {
	const { dataset, version } = await findVersion(ctx, input);
	const before =
		input.from === undefined
			? await selectPublishedBefore(ctx.db, dataset.id, version.sequence)
			: (await findVersion(ctx, { dataset: input.dataset, version: input.from })).version;
	const [earlier, later] = await Promise.all([
		before ? selectFiles(ctx.db, before.id) : [],
		selectFiles(ctx.db, version.id),
	]);
	return { from: before?.version ?? null, to: version.version, ...diffFiles(earlier, later) };
}
