import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import { actorIsOrganizer, phaseById, readPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Invalid, NotFound, NotSignedIn } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { teamPlaysIn } from "#lib/teams/index.ts";
import type { grantInput } from "./input.ts";
import { type QuotaView, readQuota, utcDay } from "./quota.ts";
import { insertGrant, lockTeam } from "./quota-queries.ts";

/** Gives a team attempts beyond the quota of a UTC day; the phase's total grows by as many. */
export async function grantAttempts(
	ctx: Context,
	input: z.output<typeof grantInput>,
): Promise<QuotaView> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { challenge, phase: shown } = await readPhase(ctx, input);
	authorize(ctx.actor, "quota.grant", { isOrganizer: await actorIsOrganizer(ctx, challenge.id) });
	const { teamId, day, slots, reason } = input;
	if (!(await teamPlaysIn(ctx, teamId, challenge.id))) throw new NotFound("team");
	const phase = await phaseById(ctx, shown.id);
	refuseUselessDay(day, phase.closesAt, ctx.now);
	const grantedBy = ctx.actor.userId;
	await inTransaction(async (tx) => {
		await lockTeam(tx.db, teamId);
		const what = { teamId, phaseId: phase.id, day, slots, reason };
		const grant = await insertGrant(tx.db, { ...what, grantedBy, grantedAt: ctx.now });
		await record(tx, ctx, {
			action: "quota.grant",
			subject: { kind: "team", id: teamId },
			detail: { grantId: grant.id, ...what },
		});
		await happened(tx, ctx, {
			...{ kind: "quota.granted", challengeId: challenge.id, phaseId: phase.id, teamId },
			detail: { day, slots, reason },
		});
	});
	return readQuota(ctx.db, phase, teamId, ctx.now);
}

function refuseUselessDay(day: string, closesAt: Date | null, now: Date): void {
	const isOver = closesAt !== null && Date.parse(`${day}T00:00:00Z`) >= closesAt.getTime();
	if (day >= utcDay(now) && !isOver) return;
	const message = isOver ? "after the phase's end" : "a day that is over";
	throw new Invalid(`Attempts cannot be given for ${message}.`, [{ pointer: "/day", message }]);
}
