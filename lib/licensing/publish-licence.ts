import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction } from "#lib/db/index.ts";
import { type FieldProblem, Invalid, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { draftConflict } from "./edit-licence.ts";
import { currentVersion } from "./in-force.ts";
import type { DraftStateInput } from "./input.ts";
import { mailNewVersion } from "./mails.ts";
import {
	type LicenceRow,
	lockLicence,
	selectDraft,
	selectPublished,
	selectUnended,
	updateDraft,
} from "./queries.ts";
import { type LicenceView, viewLicence } from "./view.ts";

const needed = [
	["titleEn", "the English title"],
	["titleZh", "the Chinese title"],
	["textEn", "the English text"],
	["textZh", "the Chinese text"],
] as const;

const neededOfChange = [
	["changesEn", "what changed, in English"],
	["changesZh", "what changed, in Chinese"],
] as const;

/** What a draft still lacks before it may bind anybody. */
function problemsOf(draft: LicenceRow, newest: LicenceRow | null, now: Date): FieldProblem[] {
	const fields = newest ? [...needed, ...neededOfChange] : needed;
	const problems = fields
		.filter(([field]) => draft[field].trim() === "")
		.map(([field, what]) => ({ pointer: `/${field}`, message: `${what} is missing` }));
	if (draft.inForceFrom && draft.inForceFrom < now)
		problems.push({
			pointer: "/inForceFrom",
			message: `the day it comes into force has passed (${draft.inForceFrom.toISOString()}): choose a later one, or none for the moment of publication`,
		});
	const isSame =
		newest?.sha256En === draft.sha256En &&
		newest.sha256Zh === draft.sha256Zh &&
		newest.authoritative === draft.authoritative;
	if (isSame)
		problems.push({
			pointer: "/textEn",
			message: `both texts are letter for letter those of version ${newest.number}`,
		});
	return problems;
}

/**
 * Puts the draft in force from its date on, for good. A material version is mailed to everybody who
 * holds access.
 * @throws Conflict when the draft is no longer the one that was read
 * @throws Invalid with everything that the draft still lacks
 */
export async function publishLicence(ctx: Context, input: DraftStateInput): Promise<LicenceView> {
	const dataset = await findDataset(ctx.db, input.dataset);
	const relation = await relationToDataset(ctx, dataset.id);
	authorize(ctx.actor, "licence.edit", { ...relation, isDraft: true });
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	const state = { datasetId: dataset.id, editedAt: new Date(input.editedAt) };
	return inTransaction(async (tx) => {
		await lockLicence(tx.db, dataset.id, "no key update");
		const draft = await selectDraft(tx.db, dataset.id);
		if (draft?.editedAt.getTime() !== state.editedAt.getTime())
			throw await draftConflict(tx, dataset.id);
		const published = await selectPublished(tx.db, dataset.id);
		const problems = problemsOf(draft, currentVersion(published), ctx.now);
		if (problems.length > 0)
			throw new Invalid(
				`The draft cannot be published: ${problems.map(({ message }) => message).join("; ")}.`,
				problems,
			);
		const version = await updateDraft(tx.db, state, {
			inForceFrom: draft.inForceFrom ?? ctx.now,
			publishedAt: ctx.now,
			publishedBy: userId,
		});
		if (!version) throw await draftConflict(tx, dataset.id);
		const { number, change, sha256En, sha256Zh } = version;
		await record(tx, ctx, {
			action: "licence.publish",
			subject: { kind: "licence_version", id: version.id },
			detail: { number, change, sha256En, sha256Zh },
		});
		if (change === "material") {
			const held = await selectUnended(tx.db, dataset.id, ctx.now);
			const addresses = [...new Set(held.map(({ email }) => email))];
			await mailNewVersion(tx, { dataset, version, addresses });
		}
		return viewLicence(dataset, version, [...published, version]);
	});
}
