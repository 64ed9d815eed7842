import { z } from "zod";
import { phasesOf, readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { relationTo, teamOfActor, teamPlaysIn } from "#lib/teams/index.ts";
import type { ledgerInput } from "./input.ts";
import { selectGrants, selectSlots } from "./ledger-queries.ts";
import { quotaView, readQuota } from "./quota.ts";

const attemptView = z.object({
	day: z.iso.date(),
	submissionId: z.uuid(),
	fileName: z.string(),
	state: z.enum(["reserved", "spent", "refunded"]),
	reservedAt: z.iso.datetime(),
	spentAt: z.iso.datetime().nullable(),
	refundedAt: z.iso.datetime().nullable(),
	refundReason: z
		.string()
		.nullable()
		.describe(
			"cancelled, failed (our fault), too_heavy (the file took too long or too much memory), or rerun (run again by the organizers, free)",
		),
});

const grantView = z.object({
	day: z.iso.date(),
	slots: z.int(),
	reason: z.string(),
	grantedBy: z.string(),
	grantedAt: z.iso.datetime(),
});

export const ledgerView = z.array(
	z.object({
		phase: z.object({
			slug: z.string(),
			title: z.string(),
			dailyQuota: z.int(),
			totalQuota: z.int(),
			graceSeconds: z.int(),
			opensAt: z.iso.datetime(),
			closesAt: z.iso.datetime().nullable(),
		}),
		quota: quotaView,
		attempts: z.array(attemptView),
		grants: z.array(grantView),
	}),
);
export type LedgerView = z.output<typeof ledgerView>;

type Slot = Awaited<ReturnType<typeof selectSlots>>[number];

const viewAttempt = ({ slot, fileName }: Slot): z.output<typeof attemptView> => ({
	day: slot.day,
	submissionId: slot.submissionId,
	fileName,
	state: slot.refundedAt ? "refunded" : slot.spentAt ? "spent" : "reserved",
	reservedAt: slot.reservedAt.toISOString(),
	spentAt: slot.spentAt?.toISOString() ?? null,
	refundedAt: slot.refundedAt?.toISOString() ?? null,
	refundReason: slot.refundReason,
});

type Grant = Awaited<ReturnType<typeof selectGrants>>[number];

const viewGrant = ({ grant, by }: Grant): z.output<typeof grantView> => ({
	day: grant.day,
	slots: grant.slots,
	reason: grant.reason,
	grantedBy: by?.trim() || "an organizer",
	grantedAt: grant.grantedAt.toISOString(),
});

/** Whose ledger is asked for: the named team's, or the actor's own; null for who has no team yet. */
async function whose(ctx: Context, challengeId: string, team: string | undefined) {
	if (team === undefined) return (await teamOfActor(ctx, challengeId))?.id ?? null;
	if (!(await teamPlaysIn(ctx, team, challengeId))) throw new NotFound("team");
	return team;
}

/**
 * Every attempt of a team, phase by phase: held, spent, given back and why, granted by whom and why.
 * Somebody without a team has an empty one.
 */
export async function readLedger(
	ctx: Context,
	input: z.output<typeof ledgerInput>,
): Promise<LedgerView> {
	if (ctx.actor.kind === "visitor") throw new NotSignedIn();
	const challenge = await readChallenge(ctx, input.challenge);
	const teamId = await whose(ctx, challenge.id, input.team);
	if (teamId === null) return [];
	authorize(ctx.actor, "quota.view", await relationTo(ctx, teamId));
	return Promise.all(
		(await phasesOf(ctx, challenge.id)).map(async (phase) => {
			const of = { teamId, phaseId: phase.id };
			const { slug, title, dailyQuota, totalQuota, graceSeconds, opensAt, closesAt } = phase;
			return {
				phase: {
					...{ slug, title, dailyQuota, totalQuota, graceSeconds },
					opensAt: opensAt.toISOString(),
					closesAt: closesAt?.toISOString() ?? null,
				},
				quota: await readQuota(ctx.db, phase, teamId, ctx.now),
				attempts: (await selectSlots(ctx.db, of)).map(viewAttempt),
				grants: (await selectGrants(ctx.db, of)).map(viewGrant),
			};
		}),
	);
}
