import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotSignedIn } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { authorize, frozenSince } from "#lib/policy/index.ts";
import { boardsChannel, notify } from "#lib/queue/index.ts";
import { insertChange } from "./document-writes.ts";
import type { RevealInput } from "./input.ts";
import { actorIsOrganizer, phaseById } from "./phase-facts.ts";
import { revealRow } from "./phase-writes.ts";
import { readPhase } from "./read-challenge.ts";
import { lockPhase } from "./switch-basis.ts";

/**
 * Ends the freeze of a board: what was received behind it is shown to whom the phase shows figures.
 * It cannot be frozen again.
 * @throws NotAllowed while the board is not frozen, and when it has been revealed
 */
export async function revealPhase(
	ctx: Context,
	input: Omit<RevealInput, "confirmed">,
): Promise<{ challenge: string; phase: string; revealedAt: string }> {
	const { challenge, phase: named } = await readPhase(ctx, input);
	const phase = await phaseById(ctx, named.id);
	authorize(ctx.actor, "board.reveal", {
		isOrganizer: await actorIsOrganizer(ctx, challenge.id),
		isFrozen: challenge.isPublished && frozenSince(phase, ctx.now) !== null,
	});
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	const challengeId = challenge.id;
	const revealedAt = ctx.now.toISOString();
	const path = `phases.${phase.slug}.revealedAt`;
	const note = `The frozen board of the phase "${phase.title}" is revealed.`;
	await inTransaction(async (tx) => {
		await lockPhase(tx, phase.id);
		if (!(await revealRow(tx.db, phase.id, ctx.now)))
			throw new Conflict("Somebody has revealed this board already.");
		const changes = [{ path, before: null, after: revealedAt }];
		await insertChange(tx.db, { challengeId, at: ctx.now, userId, note, changes });
		await record(tx, ctx, {
			action: "board.reveal",
			subject: { kind: "challenge", id: challengeId },
			detail: {
				phase: phase.slug,
				freezesAt: phase.freezesAt?.toISOString() ?? null,
				before: { revealedAt: null },
				after: { revealedAt },
			},
		});
		await happened(tx, ctx, {
			...{ kind: "challenge.changed", challengeId, phaseId: phase.id },
			detail: { note, paths: [path] },
		});
		await notify(tx, boardsChannel, phase.id);
	});
	return { challenge: challenge.slug, phase: phase.slug, revealedAt };
}
