import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { readStanding } from "#lib/grants/index.ts";
import { type Actor, authorize, type Standing } from "#lib/policy/index.ts";
import type { FileRow } from "./file-queries.ts";
import { type DownloadWay, insertLine } from "./ledger-queries.ts";
import { addressHash } from "./origin.ts";

/** How long an address of the storage works: long enough to begin, and nothing to pass on. */
const urlSeconds = 5 * 60;

/** What somebody may expect of a file's version; of no account for a file that is public. */
export async function standingTowards(
	ctx: Context,
	actor: Actor,
	file: FileRow,
): Promise<Standing> {
	if (file.access !== "licensed" || actor.kind !== "member") return "none";
	const { userId } = actor;
	const { towards } = await readStanding(ctx.db, {
		datasetId: file.datasetId,
		userId,
		now: ctx.now,
	});
	return towards(file.sequence);
}

export const isOfDraft = ({ now }: Context, { publishedAt }: FileRow): boolean =>
	publishedAt === null || publishedAt > now;

/** Whether somebody may have a file now. @throws NotSignedIn or NotAllowed with the reason */
export function authorizeDownload(
	ctx: Context,
	of: { actor: Actor; file: FileRow; standing: Standing },
): void {
	const { actor, file, standing } = of;
	authorize(actor, "file.download", {
		access: file.access,
		isTakenDown: file.takenDownAt !== null && file.takenDownAt <= ctx.now,
		isDraft: isOfDraft(ctx, file),
		standing,
	});
}

export type Use = {
	/** Whose ledger it stands in; a visitor, who can only have public files, has none. */
	userId: string | null;
	way: DownloadWay;
	manifestId: string | null;
	clientAddress: string | null;
};

/**
 * An address of the storage for a file that may be had; the ledger has its line before anybody has
 * the address.
 */
export async function issueUrl(ctx: Context, file: FileRow, use: Use): Promise<string> {
	if (file.objectKey === null) throw new NotFound("file");
	const [url, hash] = await Promise.all([
		ctx.storage.presignGet({
			key: file.objectKey,
			expiresSeconds: urlSeconds,
			fileName: file.path.split("/").at(-1) ?? file.path,
		}),
		use.userId !== null && use.clientAddress !== null
			? addressHash(ctx.db, ctx.now, use.clientAddress)
			: null,
	]);
	if (use.userId !== null)
		await insertLine(ctx.db, {
			at: ctx.now,
			userId: use.userId,
			fileId: file.fileId,
			licensedDatasetId: file.access === "licensed" ? file.datasetId : null,
			way: use.way,
			manifestId: use.manifestId,
			addressHash: hash,
		});
	return url;
}

/** Where a program may ask about a file that may be had. No byte of it can be had there, so no line is written. */
export async function headUrl(ctx: Context, file: FileRow): Promise<string> {
	if (file.objectKey === null) throw new NotFound("file");
	return ctx.storage.presignHead({ key: file.objectKey, expiresSeconds: urlSeconds });
}
