import { eq } from "drizzle-orm";
import { challenges, labelSets, phases } from "#drizzle/schema/challenge.ts";
import type { Context } from "#lib/context.ts";
import type { Db, Transaction } from "#lib/db/index.ts";
import { Conflict, NotFound } from "#lib/errors.ts";
import { protocolInput } from "#lib/scoring/index.ts";
import { type Basis, type BasisKey, isBasisOf } from "./basis.ts";
import { type DifferenceLine, differenceOf } from "./document/index.ts";
import { insertChange } from "./document-writes.ts";
import type { PhaseRow } from "./queries.ts";

/**
 * The phase as it stands, and stays until the commit: neither an edit of its challenge nor a change
 * of its board comes in between.
 */
export async function lockPhase(tx: Transaction, phaseId: string): Promise<PhaseRow> {
	// An edit locks the challenge before its phases, so everybody does.
	await tx.db
		.select({ id: challenges.id })
		.from(challenges)
		.innerJoin(phases, eq(phases.challengeId, challenges.id))
		.where(eq(phases.id, phaseId))
		.for("key share", { of: challenges });
	const [phase] = await tx.db
		.select()
		.from(phases)
		.where(eq(phases.id, phaseId))
		.for("no key update");
	if (!phase) throw new NotFound("phase");
	return phase;
}

async function labelSetVersion(db: Db, id: string | null): Promise<number | null> {
	if (id === null) return null;
	const [found] = await db
		.select({ version: labelSets.version })
		.from(labelSets)
		.where(eq(labelSets.id, id));
	return found?.version ?? null;
}

/** What differs between two bases, in the words of the challenge's document. */
export async function basisDifference(
	db: Db,
	of: { phase: string; before: Basis; after: Basis },
): Promise<DifferenceLine[]> {
	const [before, after] = [of.before, of.after];
	const members = async (basis: Basis) => ({
		labelSet: await labelSetVersion(db, basis.labelSetId),
		evaluatorVersion: basis.evaluatorVersion,
		protocol: protocolInput.parse(basis.protocol),
	});
	return differenceOf(await members(before), await members(after), `phases.${of.phase}`);
}

/**
 * Has a phase show figures of another basis from this commit on, with a line in the public change
 * log. The phase must be locked.
 * @throws Conflict when the phase stands on another basis than the one that is to be left
 */
export async function switchBasis(
	tx: Transaction,
	ctx: Context,
	of: { phase: PhaseRow; from: BasisKey; to: Basis; note: string },
): Promise<DifferenceLine[]> {
	const { phase, from, to, note } = of;
	if (!isBasisOf(phase, from))
		throw new Conflict(
			"The phase stands on other labels, another protocol or another evaluator than when the rescoring began: abandon it and begin anew.",
		);
	const changes = await basisDifference(tx.db, { phase: phase.slug, before: phase, after: to });
	const { labelSetId, evaluatorVersion, protocol, protocolSha256 } = to;
	await tx.db
		.update(phases)
		.set({ labelSetId, evaluatorVersion, protocol, protocolSha256 })
		.where(eq(phases.id, phase.id));
	const [challenge] = await tx.db
		.select({ publishedAt: challenges.publishedAt })
		.from(challenges)
		.where(eq(challenges.id, phase.challengeId));
	const userId = ctx.actor.kind === "member" ? ctx.actor.userId : null;
	if (challenge?.publishedAt)
		await insertChange(tx.db, {
			...{ challengeId: phase.challengeId, at: ctx.now, userId },
			...{ note, changes },
		});
	return changes;
}
