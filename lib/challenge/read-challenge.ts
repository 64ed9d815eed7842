import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import { decide } from "#lib/policy/index.ts";
import { selectNewestRules, selectPages } from "./document-queries.ts";
import { actorIsOrganizer } from "./phase-facts.ts";
import { selectChallenge, selectPhases } from "./queries.ts";
import { type ChallengeView, type PhaseView, viewChallenge } from "./view.ts";

export async function readChallenge(ctx: Context, slug: string): Promise<ChallengeView> {
	const found = await selectChallenge(ctx.db, slug);
	if (!found) throw new NotFound("challenge");
	const facts = {
		isPublished: found.challenge.publishedAt !== null,
		isOrganizer: await actorIsOrganizer(ctx, found.challenge.id),
	};
	// A draft is nobody's to know of but its organizers'.
	if (!decide(ctx.actor, "challenge.view", facts).allowed) throw new NotFound("challenge");
	return withBeside(ctx, found);
}

/** The view of a challenge whose reader may know of it. */
export async function withBeside(
	ctx: Context,
	{ challenge, dataset }: NonNullable<Awaited<ReturnType<typeof selectChallenge>>>,
): Promise<ChallengeView> {
	const [phases, rules, pages] = await Promise.all([
		selectPhases(ctx.db, challenge.id),
		selectNewestRules(ctx.db, challenge.id),
		selectPages(ctx.db, challenge.id),
	]);
	const rulesVersion = rules && rules.markdown !== "" ? rules.version : null;
	return viewChallenge(challenge, { dataset, phases, rulesVersion, pages }, ctx.now);
}

/** A phase with the challenge it belongs to, by the names in the address. */
export async function readPhase(
	ctx: Context,
	slugs: { challenge: string; phase: string },
): Promise<{ challenge: ChallengeView; phase: PhaseView }> {
	const challenge = await readChallenge(ctx, slugs.challenge);
	const phase = challenge.phases.find(({ slug }) => slug === slugs.phase);
	if (!phase) throw new NotFound("phase");
	return { challenge, phase };
}
