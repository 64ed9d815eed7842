import { z } from "zod";
import { labelSetStates } from "#drizzle/schema/challenge.ts";
import { labelProblems, labelSummary } from "#lib/label-check/index.ts";
import type { NamedLabelSet, selectPhases } from "./queries.ts";

const phaseOfLabels = z.object({
	slug: z.string(),
	title: z.string(),
	datasetVersion: z.string(),
	subset: z.string(),
	labelSetId: z.uuid().nullable(),
	protocolSha256: z.string(),
	hasEvaluations: z.boolean().describe("Then its labels change only by a rescoring"),
});
export type PhaseOfLabels = z.output<typeof phaseOfLabels>;

/** What may be known of a label set. That nothing in it is of a single video is the worker's promise. */
export const labelSetView = z.object({
	id: z.uuid(),
	datasetVersion: z.string(),
	subset: z.string(),
	version: z.int(),
	state: z.enum(labelSetStates),
	sha256: z.string(),
	fileBytes: z.int(),
	isDemonstration: z.boolean(),
	note: z.string(),
	createdAt: z.iso.datetime(),
	checkedAt: z.iso.datetime().nullable(),
	problems: labelProblems.nullable().describe("Rules and places, and nothing that the file says"),
	summary: labelSummary.nullable().describe("Sums, the ceiling, and what trivial baselines get"),
	phases: z.array(z.string()).describe("Phases of this challenge that are scored on it"),
});
export type LabelSetView = z.output<typeof labelSetView>;

export const labelSetsView = z.object({
	labelSets: z.array(labelSetView).describe("Of the challenge's dataset, the newest first"),
	phases: z.array(phaseOfLabels),
});
export type LabelSetsView = z.output<typeof labelSetsView>;

export const announcedLabelsView = z.discriminatedUnion("isKnown", [
	z.object({
		isKnown: z.literal(false),
		labelSetId: z.uuid(),
		version: z.int(),
		url: z.url().describe("PUT the file here, with the headers; it takes these bytes once"),
		headers: z.record(z.string(), z.string()),
		expiresAt: z.iso.datetime(),
	}),
	z.object({
		isKnown: z.literal(true).describe("These very bytes are here: nothing is to be sent"),
		labelSetId: z.uuid(),
		version: z.int(),
		state: z.enum(labelSetStates),
	}),
]);
export type AnnouncedLabelsView = z.output<typeof announcedLabelsView>;

type PhaseRow = Awaited<ReturnType<typeof selectPhases>>[number];

export function viewLabelSet(
	{ labelSet, datasetVersion }: NamedLabelSet,
	phases: readonly PhaseRow[],
): LabelSetView {
	const { id, subset, version, state, sha256, fileBytes, isDemonstration, note } = labelSet;
	return {
		...{ id, datasetVersion, subset, version, state, sha256, fileBytes, isDemonstration, note },
		createdAt: labelSet.createdAt.toISOString(),
		checkedAt: labelSet.checkedAt?.toISOString() ?? null,
		problems: labelProblems.nullable().parse(labelSet.problems ?? null),
		summary: labelSummary.nullable().parse(labelSet.summary ?? null),
		phases: phases.filter(({ labelSetId }) => labelSetId === id).map(({ slug }) => slug),
	};
}
