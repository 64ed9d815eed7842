import type { Db } from "#lib/db/index.ts";
import type { FieldProblem } from "#lib/errors.ts";
import type { PhaseReadiness } from "./checklist.ts";
import type { ChallengeDocument, PhaseDocument } from "./document/index.ts";
import {
	type LabelSetRow,
	selectDatasetBySlug,
	selectLabelSetsOf,
	selectSubsets,
} from "./document-queries.ts";

type Version = Awaited<ReturnType<typeof selectSubsets>>[number];

/** The rows that a phase of a document names. */
export type PhaseReferences = { version: Version; labelSet: LabelSetRow | null };

export type References = {
	dataset: { id: string } | null;
	/** By the phase's name; only of phases without a problem. */
	phases: ReadonlyMap<string, PhaseReferences>;
	problems: FieldProblem[];
};

const listed = (names: readonly (string | number)[]) =>
	names.length === 0 ? "none" : names.join(", ");

/** What the phase names, or the pointer below the phase and a sentence on what is not there. */
function referencesOf(
	phase: PhaseDocument,
	versions: readonly Version[],
	labelSets: readonly LabelSetRow[],
): PhaseReferences | readonly [string, string] {
	const version = versions.find((one) => one.version === phase.datasetVersion);
	if (!version)
		return [
			"/datasetVersion",
			`The dataset has no version ${phase.datasetVersion}; it has: ${listed(versions.map((one) => one.version))}.`,
		];
	if (!version.subsets.includes(phase.subset))
		return [
			"/subset",
			`Version ${version.version} has no subset ${phase.subset}; it has: ${listed(version.subsets)}.`,
		];
	if (phase.labelSet === null) return { version, labelSet: null };
	const made = labelSets.filter(
		(set) => set.datasetVersionId === version.id && set.subset === phase.subset,
	);
	const labelSet = made.find((set) => set.version === phase.labelSet);
	if (labelSet?.state === "checked") return { version, labelSet };
	const checked = made.filter(({ state }) => state === "checked").map((set) => set.version);
	return [
		"/labelSet",
		`There is no checked label set ${phase.labelSet} of ${phase.subset}; checked are: ${listed(checked)}.`,
	];
}

/**
 * Looks up what a document names; what is not there is a problem, never a fault. Of versions that
 * are not published only the dataset's own organizers know, and challenges that are on one already.
 */
export async function lookUp(
	db: Db,
	document: ChallengeDocument,
	{ seesDrafts, known = [] }: { seesDrafts: boolean; known?: readonly string[] },
): Promise<References> {
	const dataset = await selectDatasetBySlug(db, document.dataset);
	if (!dataset) {
		const message = `There is no dataset called ${document.dataset}.`;
		return { dataset, phases: new Map(), problems: [{ pointer: "/dataset", message }] };
	}
	const versions = (await selectSubsets(db, dataset.id)).filter(
		({ id, publishedAt }) => seesDrafts || publishedAt !== null || known.includes(id),
	);
	const labelSets = await selectLabelSetsOf(
		db,
		versions.map(({ id }) => id),
	);
	const phases = new Map<string, PhaseReferences>();
	const problems: FieldProblem[] = [];
	for (const [at, phase] of document.phases.entries()) {
		const found = referencesOf(phase, versions, labelSets);
		if ("version" in found) phases.set(phase.slug, found);
		else problems.push({ pointer: `/phases/${at}${found[0]}`, message: found[1] });
	}
	return { dataset, phases, problems };
}

/** What the checklist asks of each phase beside its document. */
export const readinessOf = (phases: References["phases"]): Map<string, PhaseReadiness> =>
	new Map(
		[...phases].map(([slug, { version, labelSet }]) => [
			slug,
			{
				isVersionPublished: version.publishedAt !== null,
				labels: labelSet && { isDemonstration: labelSet.isDemonstration },
			},
		]),
	);
