import type { Context } from "#lib/context.ts";
import { NotAllowed, NotFound } from "#lib/errors.ts";
import { readStanding } from "#lib/grants/index.ts";
import { authorize, type Standing } from "#lib/policy/index.ts";
import { checkLink, linkSignature } from "#lib/signed-links/index.ts";
import { type ManifestRow, selectManifest } from "./manifest-queries.ts";

const again = "make a new one on your page of the dataset.";

const pass = ({ id, expiresAt }: Pick<ManifestRow, "id" | "expiresAt">): string =>
	`${Math.floor(expiresAt.getTime() / 1000)}.${linkSignature({ purpose: "manifest", subject: id, expiresAt })}`;

/** Where a list's addresses begin; whoever has it has what the list opens. */
export const manifestPath = (manifest: Pick<ManifestRow, "id" | "expiresAt">): string =>
	`/api/v1/manifests/${manifest.id}/${pass(manifest)}`;

export type GivenPass = { manifestId: string; pass: string };

function checkPass(given: GivenPass, now: Date): void {
	const [until = "", signature = ""] = given.pass.split(".", 2);
	const verdict = checkLink(
		{ purpose: "manifest", subject: given.manifestId, until, signature },
		now,
	);
	if (verdict === "forged") throw new NotFound("list");
	if (verdict === "expired")
		throw new NotAllowed(`This list has expired: ${again}`, "manifest_expired");
}

const holderOf = ({ userId }: ManifestRow) => ({ kind: "member", userId, isAdmin: false }) as const;

/** Whether the holder of a list may still have what it lists: asked at every use. */
async function authorizeHolder(ctx: Context, manifest: ManifestRow): Promise<Standing> {
	const { datasetId, userId, sequence } = manifest;
	const { towards } = await readStanding(ctx.db, { datasetId, userId, now: ctx.now });
	const standing = towards(sequence);
	authorize(holderOf(manifest), "manifest.create", { isDraft: false, standing });
	return standing;
}

/**
 * The list that an address belongs to. The address stands for its holder, so the policy is asked
 * about the holder and not about whoever sent the request.
 * @throws NotFound when this site did not make the address, NotAllowed when it works no longer
 */
export async function openManifest(ctx: Context, given: GivenPass) {
	checkPass(given, ctx.now);
	const manifest = await selectManifest(ctx.db, given.manifestId);
	if (!manifest || manifest.holderDeletedAt !== null) throw new NotFound("list");
	if (manifest.endedAt !== null && manifest.endedAt <= ctx.now)
		throw new NotAllowed(`This list was ended: ${again}`, "manifest_ended");
	const standing = await authorizeHolder(ctx, manifest);
	return { manifest, holder: holderOf(manifest), standing };
}
