import { z } from "zod";
import type { challenges, phases } from "#drizzle/schema/challenge.ts";
import { figuresVisibilities } from "#drizzle/schema/challenge.ts";
import type { PhaseMoment } from "#lib/policy/index.ts";
import { protocolInput } from "#lib/scoring/index.ts";

const phaseView = z.object({
	id: z.uuid(),
	slug: z.string(),
	title: z.string(),
	subset: z.string(),
	moment: z.enum(["before", "open", "closed"]),
	opensAt: z.iso.datetime(),
	closesAt: z.iso.datetime().nullable(),
	dailyQuota: z.int(),
	totalQuota: z.int(),
	rejectedDailyQuota: z.int(),
	maxFileBytes: z.int(),
	figuresVisibility: z.enum(figuresVisibilities),
	closedVisibility: z.enum(figuresVisibilities).describe("Who sees figures when the phase is over"),
	freezesAt: z.iso.datetime().nullable(),
	revealedAt: z.iso.datetime().nullable(),
	hasStepRule: z.boolean(),
	inFlightLimit: z.int(),
	graceSeconds: z.int(),
	isHiddenSplit: z.boolean(),
	prerequisite: z.string().nullable().describe("The phase to have a scored submission in first"),
	protocol: protocolInput,
});
export type PhaseView = z.output<typeof phaseView>;

export const challengeView = z.object({
	id: z.uuid(),
	slug: z.string(),
	title: z.string(),
	summary: z.string(),
	demonstrationNotice: z.string().nullable(),
	contact: z.string().describe("Where participants reach the organizers"),
	isPublished: z.boolean().describe("A draft is seen by its organizers only"),
	minTeamMembers: z.int(),
	maxTeamMembers: z.int(),
	teamsFreezeAt: z.iso.datetime().nullable(),
	anonymousUntil: z.iso.datetime().nullable(),
	requiresAccess: z.boolean().describe("Whether access to the dataset is needed to submit"),
	rulesVersion: z.int().nullable().describe("The version of the rules to accept"),
	pages: z.array(z.object({ slug: z.string(), title: z.string() })),
	dataset: z.object({ slug: z.string(), title: z.string() }),
	phases: z.array(phaseView),
});
export type ChallengeView = z.output<typeof challengeView>;

/** Where a phase stands at an instant: it opens at its first instant and is over at its last. */
export function momentOf(phase: { opensAt: Date; closesAt: Date | null }, at: Date): PhaseMoment {
	if (at < phase.opensAt) return "before";
	return phase.closesAt !== null && at >= phase.closesAt ? "closed" : "open";
}

type PhaseRow = typeof phases.$inferSelect;

function viewPhase(phase: PhaseRow, all: readonly PhaseRow[], now: Date): PhaseView {
	const prerequisite = all.find(({ id }) => id === phase.prerequisitePhaseId);
	return {
		id: phase.id,
		slug: phase.slug,
		title: phase.title,
		subset: phase.subset,
		moment: momentOf(phase, now),
		opensAt: phase.opensAt.toISOString(),
		closesAt: phase.closesAt?.toISOString() ?? null,
		dailyQuota: phase.dailyQuota,
		totalQuota: phase.totalQuota,
		rejectedDailyQuota: phase.rejectedDailyQuota,
		maxFileBytes: phase.maxFileBytes,
		figuresVisibility: phase.figuresVisibility,
		closedVisibility: phase.closedVisibility,
		freezesAt: phase.freezesAt?.toISOString() ?? null,
		revealedAt: phase.revealedAt?.toISOString() ?? null,
		hasStepRule: phase.hasStepRule,
		inFlightLimit: phase.inFlightLimit,
		graceSeconds: phase.graceSeconds,
		isHiddenSplit: phase.isHiddenSplit,
		prerequisite: prerequisite?.slug ?? null,
		protocol: protocolInput.parse(phase.protocol),
	};
}

/** What a challenge has beside its own row. */
type Beside = {
	dataset: { slug: string; title: string };
	phases: readonly PhaseRow[];
	rulesVersion: number | null;
	pages: readonly { slug: string; title: string }[];
};

export function viewChallenge(
	challenge: typeof challenges.$inferSelect,
	beside: Beside,
	now: Date,
): ChallengeView {
	return {
		id: challenge.id,
		slug: challenge.slug,
		title: challenge.title,
		summary: challenge.summary,
		demonstrationNotice: challenge.demonstrationNotice,
		contact: challenge.contact,
		isPublished: challenge.publishedAt !== null,
		minTeamMembers: challenge.minTeamMembers,
		maxTeamMembers: challenge.maxTeamMembers,
		teamsFreezeAt: challenge.teamsFreezeAt?.toISOString() ?? null,
		anonymousUntil: challenge.anonymousUntil?.toISOString() ?? null,
		requiresAccess: challenge.requiresAccess,
		rulesVersion: beside.rulesVersion,
		pages: beside.pages.map(({ slug, title }) => ({ slug, title })),
		dataset: beside.dataset,
		phases: beside.phases.map((phase) => viewPhase(phase, beside.phases, now)),
	};
}
