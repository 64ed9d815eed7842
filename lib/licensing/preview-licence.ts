import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { effectOn, type HolderFacts, holdsAccess } from "./effect.ts";
import { asksFrom, currentVersion } from "./in-force.ts";
import type { EffectInput } from "./input.ts";
import {
	type HeldRow,
	selectDraft,
	selectPublished,
	selectSignedNumbers,
	selectUnended,
} from "./queries.ts";
import type { EffectView } from "./view.ts";

type Holder = HolderFacts & { name: string; email: string; accessEndsAt: Date };

/** Grants by whom they are of, with the newest version each of them signed. */
async function holdersOf(ctx: Context, datasetId: string): Promise<Holder[]> {
	const held = await selectUnended(ctx.db, datasetId, ctx.now);
	const byPerson = new Map<string, HeldRow[]>();
	for (const row of held)
		byPerson.set(row.grant.userId, [...(byPerson.get(row.grant.userId) ?? []), row]);
	const signed = await selectSignedNumbers(ctx.db, datasetId, [...byPerson.keys()]);
	const numbers = new Map(signed.map(({ userId, number }) => [userId, number]));
	return [...byPerson].map(([userId, rows]) => ({
		name: rows[0]?.name ?? "",
		email: rows[0]?.email ?? "",
		grants: rows.map(({ grant }) => grant),
		signedNumber: numbers.get(userId) ?? null,
		accessEndsAt: new Date(Math.max(...rows.map(({ grant }) => grant.endsAt.getTime()))),
	}));
}

/**
 * What publishing the next licence version would do, without doing it: who holds access now, who of
 * them must sign again and by when, and who loses access at that instant otherwise.
 */
export async function previewLicence(ctx: Context, input: EffectInput): Promise<EffectView> {
	const dataset = await findDataset(ctx.db, input.dataset);
	authorize(ctx.actor, "licence.preview", await relationToDataset(ctx, dataset.id));
	const [published, draft, everybody] = await Promise.all([
		selectPublished(ctx.db, dataset.id),
		selectDraft(ctx.db, dataset.id),
		holdersOf(ctx, dataset.id),
	]);
	const { change, inForceFrom, graceDays } = input;
	const asked =
		inForceFrom === undefined ? draft?.inForceFrom : inForceFrom && new Date(inForceFrom);
	const further = {
		number: (currentVersion(published)?.number ?? 0) + 1,
		change: change ?? draft?.change ?? "material",
		inForceFrom: asked && asked > ctx.now ? asked : ctx.now,
		graceDays: graceDays ?? draft?.graceDays ?? 0,
	};
	const holders = everybody
		.filter((holder) => holdsAccess(holder, published, ctx.now))
		.map((holder) => ({ ...holder, ...effectOn(holder, published, further, ctx.now) }));
	const counted = (outcome: string) => holders.filter((one) => one.outcome === outcome).length;
	return {
		...further,
		inForceFrom: further.inForceFrom.toISOString(),
		asksFrom: asksFrom(further)?.toISOString() ?? null,
		holdersNow: holders.length,
		mustSign: counted("must_sign"),
		askedAlready: counted("asked_already"),
		endsBefore: counted("ends_before"),
		holders: holders.map(({ name, email, accessEndsAt, outcome, losesAt }) => ({
			name,
			email,
			accessEndsAt: accessEndsAt.toISOString(),
			outcome,
			losesAt: losesAt?.toISOString() ?? null,
		})),
	};
}
