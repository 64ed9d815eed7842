import { actorIsOrganizer, type challengeById, phasesOf } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { figuresAudience, frozenSince, type TeamReader } from "#lib/policy/index.ts";
import { isFrozen } from "./facts.ts";
import { teamOfActor } from "./own-team.ts";
import type { Seen } from "./public-queries.ts";
import type { TeamRules } from "./view.ts";

type Challenge = Awaited<ReturnType<typeof challengeById>>;

const instant = (at: Date | null) => at?.toISOString() ?? null;

/** What a challenge says of its teams. */
export const viewRules = (challenge: Challenge, now: Date): TeamRules => ({
	minTeamMembers: challenge.minTeamMembers,
	maxTeamMembers: challenge.maxTeamMembers,
	teamsFreezeAt: instant(challenge.teamsFreezeAt),
	isFrozen: isFrozen(challenge, now),
	anonymousUntil: instant(challenge.anonymousUntil),
});

/** Who looks at the teams of a challenge, and as whom they see each of them. */
export async function teamReader(ctx: Context, challengeId: string) {
	const own = await teamOfActor(ctx, challengeId);
	const isOrganizer = await actorIsOrganizer(ctx, challengeId);
	const readerOf = (teamId: string): TeamReader => {
		if (isOrganizer) return "organizer";
		return own?.id === teamId ? "team" : "other";
	};
	return { own, isOrganizer, readerOf };
}

/** The phases whose scored submissions a reader may know of: that one was scored is on its board. */
export async function phasesSeen(ctx: Context, challengeId: string, reader: TeamReader) {
	const phases = await phasesOf(ctx, challengeId);
	const seen = phases.flatMap((phase): Seen[] => {
		if (reader !== "other") return [{ phaseId: phase.id, receivedBefore: null }];
		if (figuresAudience(phase, ctx.now) !== "everyone") return [];
		return [{ phaseId: phase.id, receivedBefore: frozenSince(phase, ctx.now) }];
	});
	return { phases, seen };
}
