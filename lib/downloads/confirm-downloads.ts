import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { readStanding } from "#lib/grants/index.ts";
import { authorize, covers } from "#lib/policy/index.ts";
import { selectPublishedVersions } from "./file-queries.ts";
import { findHolder } from "./holder.ts";
import { insertConfirmations, selectKnownDigests } from "./ledger-queries.ts";
import { parseDigests } from "./parse-digests.ts";
import type { ConfirmedView } from "./view.ts";

const namedUnknown = 20;

/**
 * Takes what sha256sum printed of somebody's copies. Names are nothing, digests are all: a file of
 * any version that the person's access covers, or covered, is confirmed by its digest.
 */
export async function confirmDownloads(
	ctx: Context,
	input: { dataset: string; lines: string },
): Promise<ConfirmedView> {
	const { dataset, userId } = await findHolder(ctx, { dataset: input.dataset });
	authorize(ctx.actor, "ledger.view", { isSelf: true, isSteward: false, isOrganizer: false });
	const given = parseDigests(input.lines);
	const { grants } = await readStanding(ctx.db, { datasetId: dataset.id, userId, now: ctx.now });
	const versionIds = (await selectPublishedVersions(ctx.db, dataset.id))
		.filter(({ sequence }) => grants.some((grant) => covers(grant, sequence)))
		.map(({ id }) => id);
	const digests = [...given.keys()];
	const known = await selectKnownDigests(ctx.db, { versionIds, digests });
	const confirmed = await inTransaction(async (tx) => {
		const { now } = ctx;
		const made = await insertConfirmations(tx.db, { userId, versionIds, digests, now });
		if (made > 0)
			await record(tx, ctx, {
				action: "download.confirm",
				subject: { kind: "dataset", id: dataset.id },
				detail: { files: made },
			});
		return made;
	});
	const unknown = [...given].filter(([digest]) => !known.has(digest)).map(([, name]) => name);
	return {
		matched: known.size,
		confirmed,
		unknown: unknown.slice(0, namedUnknown),
		unknownCount: unknown.length,
	};
}
