import type { Context } from "#lib/context.ts";
import { type GrantRow, readStanding } from "#lib/grants/index.ts";
import type { Standing } from "#lib/policy/index.ts";
import { selectPublishedVersions } from "./file-queries.ts";
import { findHolder } from "./holder.ts";
import { type HoldingView, standings } from "./view.ts";

const best = (all: readonly Standing[]): Standing =>
	standings.find((standing) => all.includes(standing)) ?? "none";

function reasonOf(grants: readonly GrantRow[], standing: Standing): string {
	const newest = grants.toReversed();
	if (standing === "revoked")
		return newest.find((grant) => grant.revokedAt)?.revocationReason ?? "";
	if (standing !== "suspended") return "";
	return newest.find((grant) => grant.suspendedAt)?.suspensionReason ?? "";
}

/** What somebody may expect of each version of a dataset now. */
export async function readHolding(
	ctx: Context,
	input: { dataset: string; userId?: string | undefined },
): Promise<HoldingView> {
	const { dataset, userId, name } = await findHolder(ctx, input);
	const [versions, { grants, towards }] = await Promise.all([
		selectPublishedVersions(ctx.db, dataset.id),
		readStanding(ctx.db, { datasetId: dataset.id, userId, now: ctx.now }),
	]);
	const standing = best(versions.map(({ sequence }) => towards(sequence)));
	const ends = grants.map(({ endsAt }) => endsAt.getTime());
	return {
		dataset: dataset.slug,
		title: dataset.title,
		holder: name,
		standing,
		endsAt: ends.length === 0 ? null : new Date(Math.max(...ends)).toISOString(),
		reason: reasonOf(grants, standing),
		versions: versions.flatMap(({ version, sequence, publishedAt, isDemonstration }) =>
			publishedAt === null
				? []
				: [
						{
							version,
							publishedAt: publishedAt.toISOString(),
							isDemonstration,
							standing: towards(sequence),
						},
					],
		),
	};
}
