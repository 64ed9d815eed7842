import { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, Invalid } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { challengeInput } from "./input.ts";
import { organizedChallenge } from "./organized-challenge.ts";
import {
	type AccountRow,
	deleteOrganizer,
	insertOrganizer,
	lockAccountOf,
	lockOrganizers,
	selectCompetes,
	selectOrganizers,
} from "./organizer-queries.ts";

const action = "challenge.set-organizers";

export const newOrganizerInput = challengeInput.extend({
	email: z.string().trim().min(1).max(254).describe("The mail address that they sign in with"),
});
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
	of: { challengeId: string; organizers: readonly OrganizerView[] },
) => Promise<T>;

/** Changes who organizes a challenge, one change after the other. */
async function changing<T>(ctx: Context, slug: string, change: Change<T>): Promise<T> {
	const { id: challengeId } = await organizedChallenge(ctx, slug, action);
	return inTransaction(async (tx) => {
		const organizers = (await lockOrganizers(tx.db, challengeId)).map(viewFor(ctx));
		// Who was removed while this one waited removes nobody any more.
		authorize(ctx.actor, action, { isOrganizer: organizers.some(({ isSelf }) => isSelf) });
		return change(tx, { challengeId, organizers });
	});
}

/** Makes somebody with an account an organizer, with all that the others may do. */
export async function addOrganizer(
	ctx: Context,
	input: z.output<typeof newOrganizerInput>,
): Promise<OrganizerView> {
	return changing(ctx, input.challenge, async (tx, { challengeId, organizers }) => {
		const account = await lockAccountOf(tx.db, input.email);
		if (!account)
			throw new Invalid(
				"Nobody has signed in here with that address yet: ask them to sign in once.",
				[{ pointer: "/email", message: "is no account's mail address" }],
			);
		const { userId } = account;
		if (organizers.some((one) => one.userId === userId))
			throw new Conflict(`${account.email} is an organizer of this challenge already.`);
		// After the account's lock: a team that it joined meanwhile is seen here.
		if (await selectCompetes(tx.db, { challengeId, userId }))
			throw new Conflict(
				`${account.email} is in a team of this challenge, and organizers do not compete: they leave the team first.`,
			);
		await insertOrganizer(tx.db, { challengeId, userId });
		await record(tx, ctx, {
			action: "challenge.organizer-added",
			subject: { kind: "challenge", id: challengeId },
			detail: { before: null, after: { organizer: userId } },
		});
		return viewFor(ctx)(account);
	});
}

/**
 * Ends somebody's part in running a challenge, one's own too.
 * @throws Conflict for the last one: somebody answers for every challenge
 */
export async function removeOrganizer(
	ctx: Context,
	input: z.output<typeof organizerInput>,
): Promise<void> {
	const { userId } = input;
	await changing(ctx, input.challenge, async (tx, { challengeId, organizers }) => {
		if (!organizers.some((one) => one.userId === userId))
			throw new Conflict(
				"This person is not an organizer of the challenge (any more): reload the page.",
			);
		if (organizers.length === 1)
			throw new Conflict(
				"This is the challenge's last organizer, and somebody must answer for it: add another one first.",
			);
		await deleteOrganizer(tx.db, { challengeId, userId });
		await record(tx, ctx, {
			action: "challenge.organizer-removed",
			subject: { kind: "challenge", id: challengeId },
			detail: { before: { organizer: userId }, after: null },
		});
	});
}
