import { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { challengeInput } from "./input.ts";
import { organizedChallenge } from "./organized-challenge.ts";
import { revokeInvitations } from "./organizer-invitation-queries.ts";
import { organizerRemovedMail } from "./organizer-mails.ts";
import {
	type AccountRow,
	deleteOrganizer,
	lockOrganizers,
	selectOrganizers,
} from "./organizer-queries.ts";
import type { ChallengeView } from "./view.ts";

const action = "challenge.set-organizers";

export const organizerInput = challengeInput.extend({ userId: z.uuid() });

export const organizerView = z.object({
	userId: z.uuid(),
	name: z.string().nullable(),
	email: z.string(),
	isSelf: z.boolean(),
});
export type OrganizerView = z.output<typeof organizerView>;

const viewFor =
	({ actor }: Context) =>
	(row: AccountRow): OrganizerView => ({
		...row,
		isSelf: actor.kind === "member" && actor.userId === row.userId,
	});

/** Everybody who runs a challenge together. */
export async function listOrganizers(
	ctx: Context,
	input: z.output<typeof challengeInput>,
): Promise<OrganizerView[]> {
	const { id } = await organizedChallenge(ctx, input.challenge, action);
	return (await selectOrganizers(ctx.db, id)).map(viewFor(ctx));
}

type Change<T> = (
	tx: Transaction,
	of: { challenge: ChallengeView; organizers: readonly OrganizerView[] },
) => Promise<T>;

/** Changes who organizes a challenge, or is asked to, one change after the other. */
export async function changingOrganizers<T>(
	ctx: Context,
	slug: string,
	change: Change<T>,
): Promise<T> {
	const challenge = await organizedChallenge(ctx, slug, action);
	return inTransaction(async (tx) => {
		const organizers = (await lockOrganizers(tx.db, challenge.id)).map(viewFor(ctx));
		// Who was removed while this one waited changes nothing any more.
		authorize(ctx.actor, action, { isOrganizer: organizers.some(({ isSelf }) => isSelf) });
		return change(tx, { challenge, organizers });
	});
}

/**
 * Ends somebody's part in running a challenge, one's own too. The others' removal is mailed.
 * @throws Conflict for the last one: somebody answers for every challenge
 */
export async function removeOrganizer(
	ctx: Context,
	input: z.output<typeof organizerInput>,
): Promise<void> {
	const { userId } = input;
	await changingOrganizers(ctx, input.challenge, async (tx, { challenge, organizers }) => {
		const challengeId = challenge.id;
		const leaving = organizers.find((one) => one.userId === userId);
		if (!leaving)
			throw new Conflict(
				"This person is not an organizer of the challenge (any more): reload the page.",
			);
		if (organizers.length === 1)
			throw new Conflict(
				"This is the challenge's last organizer, and somebody must answer for it: invite another one first.",
			);
		await deleteOrganizer(tx.db, { challengeId, userId });
		// Or they would come back by one to another mailbox of theirs.
		const by = { challengeId, invitedBy: userId, now: ctx.now };
		const revoked = await revokeInvitations(tx.db, by);
		await record(tx, ctx, {
			action: "challenge.organizer-removed",
			subject: { kind: "challenge", id: challengeId },
			detail: {
				before: { organizer: userId, invitations: revoked.map(({ id }) => id) },
				after: null,
			},
		});
		if (!leaving.isSelf)
			await queueMail(tx, organizerRemovedMail({ to: leaving.email, challenge: challenge.title }));
	});
}
