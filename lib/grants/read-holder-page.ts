import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { NotFound } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { selectGrantLines, selectHolder } from "./queries.ts";
import { signaturesOf } from "./signatures-of.ts";
import { type HolderPageView, viewHolder } from "./view.ts";

const shownAtMost = 100;

/** One person's access to a dataset, all of it: for themselves and for the stewards. */
export async function readHolderPage(
	ctx: Context,
	input: { dataset: string; userId: string },
): Promise<HolderPageView> {
	const { id: datasetId } = await findDataset(ctx.db, input.dataset);
	const { userId } = input;
	const isSelf = ctx.actor.kind === "member" && ctx.actor.userId === userId;
	const relation = await relationToDataset(ctx, datasetId);
	authorize(ctx.actor, "grant.view", { isSelf, ...relation });
	const [person, rows] = await Promise.all([
		selectHolder(ctx.db, userId),
		selectGrantLines(ctx.db, { datasetId, userId, limit: shownAtMost }),
	]);
	if (!person || rows.length === 0) throw new NotFound("holder of access");
	const signatureOf = await signaturesOf(ctx, rows);
	return {
		userId,
		name: person.name,
		email: person.email,
		grants: rows.map((row) => viewHolder(row, signatureOf(row), ctx.now)),
	};
}
