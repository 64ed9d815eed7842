import { z } from "zod";
import { protocolInput } from "#lib/scoring/index.ts";
import type { ChallengeDocument, PhaseDocument } from "./document/index.ts";

export const checklistItem = z.object({
	key: z.string(),
	phase: z.string().nullable().describe("The phase it is about; null for the whole challenge"),
	isDone: z.boolean(),
	sentence: z.string(),
});
export type ChecklistItem = z.output<typeof checklistItem>;

/** What the checklist must know of a phase beside its document. */
export type PhaseReadiness = {
	isVersionPublished: boolean;
	/** null while the phase has no checked label set. */
	labels: { isDemonstration: boolean } | null;
};

/** A quota above this lets the labels of a hidden split be read out by asking. */
const mostDailyOnHidden = 100;

const hasEnded = (phase: PhaseDocument, now: Date) =>
	phase.closesAt !== null && Date.parse(phase.closesAt) <= now.getTime();

const areInOrder = (phase: PhaseDocument) => {
	const end = phase.closesAt === null ? Number.POSITIVE_INFINITY : Date.parse(phase.closesAt);
	const opens = Date.parse(phase.opensAt);
	const freezes = phase.freezesAt === null ? opens + 1 : Date.parse(phase.freezesAt);
	return opens < end && freezes > opens && freezes < end;
};

const hasSaneQuota = (phase: PhaseDocument) =>
	phase.dailyQuota <= phase.totalQuota &&
	(!phase.isHiddenSplit || phase.dailyQuota <= mostDailyOnHidden);

function ofPhase(phase: PhaseDocument, ready: PhaseReadiness | undefined, now: Date) {
	const item = (key: string, isDone: boolean, sentence: string): ChecklistItem => ({
		key,
		phase: phase.slug,
		isDone,
		sentence: `${phase.title}: ${sentence}`,
	});
	return [
		item("labels", (ready?.labels ?? null) !== null, "it has a checked label set."),
		item("version", ready?.isVersionPublished ?? false, "its dataset version is published."),
		item(
			"dates",
			areInOrder(phase) && !hasEnded(phase, now),
			"it opens, freezes and closes in this order, and its end is still to come.",
		),
		item("protocol", protocolInput.safeParse(phase.protocol).success, "its protocol is valid."),
		item(
			"quota",
			hasSaneQuota(phase),
			`its quota of a day is within that in all${phase.isHiddenSplit ? `, and at most ${mostDailyOnHidden} on a hidden split` : ""}.`,
		),
	];
}

/** What must be there before a challenge can open, and whether it is. */
export function checklistOf(facts: {
	document: ChallengeDocument;
	/** By the phase's name. */
	phases: ReadonlyMap<string, PhaseReadiness>;
	now: Date;
}): ChecklistItem[] {
	const { document, phases, now } = facts;
	const item = (key: string, isDone: boolean, sentence: string): ChecklistItem => ({
		key,
		phase: null,
		isDone,
		sentence,
	});
	const usesDemonstration = [...phases.values()].some(({ labels }) => labels?.isDemonstration);
	return [
		item("contact", document.contact !== "", "Participants know where to reach the organizers."),
		item("rules", document.rules !== "", "There are rules that participants accept."),
		item("phases", document.phases.length > 0, "There is at least one phase."),
		...(usesDemonstration
			? [
					item(
						"demonstration",
						document.demonstrationNotice !== null,
						"A notice says that labels are made up for demonstration.",
					),
				]
			: []),
		...document.phases.flatMap((phase) => ofPhase(phase, phases.get(phase.slug), now)),
	];
}

export const isComplete = (checklist: readonly ChecklistItem[]): boolean =>
	checklist.every(({ isDone }) => isDone);
