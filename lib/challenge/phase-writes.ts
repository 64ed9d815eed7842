import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import type { Db } from "#lib/db/index.ts";
import { protocolBasis } from "./basis.ts";
import type { PhaseDocument } from "./document/index.ts";
import type { PhaseRow } from "./queries.ts";
import type { PhaseReferences } from "./references.ts";

export const instantOf = (text: string | null) => (text === null ? null : new Date(text));

function phaseValues(phase: PhaseDocument, { version, labelSet }: PhaseReferences) {
	return {
		title: phase.title,
		datasetVersionId: version.id,
		subset: phase.subset,
		labelSetId: labelSet?.id ?? null,
		opensAt: new Date(phase.opensAt),
		closesAt: instantOf(phase.closesAt),
		freezesAt: instantOf(phase.freezesAt),
		dailyQuota: phase.dailyQuota,
		totalQuota: phase.totalQuota,
		rejectedDailyQuota: phase.rejectedDailyQuota,
		inFlightLimit: phase.inFlightLimit,
		maxFileBytes: phase.maxFileBytes,
		graceSeconds: phase.graceSeconds,
		figuresVisibility: phase.figuresVisibility,
		closedVisibility: phase.closedVisibility,
		isHiddenSplit: phase.isHiddenSplit,
		hasStepRule: phase.hasStepRule,
	};
}

/** What was told of an instant is told again when the instant moves. */
const toldAgain = (row: PhaseRow, phase: PhaseDocument) => ({
	...(row.opensAt.getTime() === Date.parse(phase.opensAt) ? {} : { openingToldAt: null }),
	...(row.closesAt?.getTime() === instantOf(phase.closesAt)?.getTime()
		? {}
		: { closingToldAt: null }),
});

type Place = { challengeId: string; position: number; prerequisitePhaseId: string | null };

async function insertPhase(
	db: Db,
	phase: PhaseDocument,
	references: PhaseReferences,
	place: Place,
) {
	const [made] = await db
		.insert(phases)
		.values({
			...phaseValues(phase, references),
			...protocolBasis(phase.protocol),
			...place,
			slug: phase.slug,
		})
		.returning({ id: phases.id });
	if (!made) throw new Error("an inserted row was not returned");
	return made.id;
}

async function updatePhase(
	db: Db,
	row: PhaseRow,
	of: { phase: PhaseDocument; references: PhaseReferences; place: Place },
) {
	const { phase, references, place } = of;
	const basis = protocolBasis(phase.protocol);
	const isNewBasis =
		row.protocolSha256 !== basis.protocolSha256 ||
		row.labelSetId !== (references.labelSet?.id ?? null);
	await db
		.update(phases)
		.set({
			...phaseValues(phase, references),
			...place,
			...(isNewBasis ? basis : {}),
			...toldAgain(row, phase),
			boardRevision: sql`${phases.boardRevision} + 1`,
		})
		.where(eq(phases.id, row.id));
	return row.id;
}

async function removePhases(db: Db, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	// One of them may have asked for another.
	await db
		.update(phases)
		.set({ prerequisitePhaseId: null })
		.where(inArray(phases.id, [...ids]));
	await db.delete(phases).where(inArray(phases.id, [...ids]));
}

/** Writes the phases of a document over those that are there, and takes away what it has not. */
export async function writePhases(
	db: Db,
	challengeId: string,
	of: {
		documents: readonly PhaseDocument[];
		references: ReadonlyMap<string, PhaseReferences>;
		known: readonly PhaseRow[];
	},
): Promise<void> {
	const ids = new Map<string, string>();
	for (const [at, phase] of of.documents.entries()) {
		const references = of.references.get(phase.slug);
		if (!references) throw new Error("a phase was written before what it names was looked up");
		const row = of.known.find(({ slug }) => slug === phase.slug);
		// A prerequisite stands above, so it has been written.
		const prerequisitePhaseId = ids.get(phase.prerequisite ?? "") ?? null;
		const place = { challengeId, position: at + 1, prerequisitePhaseId };
		const id = row
			? await updatePhase(db, row, { phase, references, place })
			: await insertPhase(db, phase, references, place);
		ids.set(phase.slug, id);
	}
	await removePhases(
		db,
		of.known.filter(({ slug }) => !ids.has(slug)).map(({ id }) => id),
	);
}

/** Ends a freeze; false when that was done before. */
export async function revealRow(db: Db, phaseId: string, now: Date): Promise<boolean> {
	const revealed = await db
		.update(phases)
		.set({ revealedAt: now, boardRevision: sql`${phases.boardRevision} + 1` })
		.where(and(eq(phases.id, phaseId), isNull(phases.revealedAt)))
		.returning({ id: phases.id });
	return revealed.length > 0;
}
