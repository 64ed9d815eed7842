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
	protocol: protocolInput,
});
export type PhaseView = z.output<typeof phaseView>;

export const challengeView = z.object({
	id: z.uuid(),
	slug: z.string(),
	title: z.string(),
	summary: z.string(),
	demonstrationNotice: z.string().nullable(),
	dataset: z.object({ slug: z.string(), title: z.string() }),
	phases: z.array(phaseView),
});
export type ChallengeView = z.output<typeof challengeView>;

/** Where a phase stands at an instant: it opens at its first instant and is over at its last. */
export function momentOf(phase: { opensAt: Date; closesAt: Date | null }, at: Date): PhaseMoment {
	if (at < phase.opensAt) return "before";
	return phase.closesAt !== null && at >= phase.closesAt ? "closed" : "open";
}

function viewPhase(phase: typeof phases.$inferSelect, now: Date): PhaseView {
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
		protocol: protocolInput.parse(phase.protocol),
	};
}

export function viewChallenge(
	challenge: typeof challenges.$inferSelect,
	dataset: { slug: string; title: string },
	itsPhases: (typeof phases.$inferSelect)[],
	now: Date,
): ChallengeView {
	return {
		id: challenge.id,
		slug: challenge.slug,
		title: challenge.title,
		summary: challenge.summary,
		demonstrationNotice: challenge.demonstrationNotice,
		dataset,
		phases: itsPhases.map((phase) => viewPhase(phase, now)),
	};
}
