import { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotFound, NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { selectNewestRules } from "./document-queries.ts";
import { readChallenge } from "./read-challenge.ts";
import { insertAcceptance, selectAcceptance } from "./rules-queries.ts";

export const rulesView = z.object({
	version: z.int(),
	markdown: z.string(),
	sha256: z.string(),
	publishedAt: z.iso.datetime(),
	acceptedAt: z.iso.datetime().nullable().describe("When you accepted this version"),
});
export type RulesView = z.output<typeof rulesView>;

/** The rules to accept now; null where the challenge has none. */
export async function readRules(
	ctx: Context,
	input: { challenge: string },
): Promise<RulesView | null> {
	const challenge = await readChallenge(ctx, input.challenge);
	const rules = await selectNewestRules(ctx.db, challenge.id);
	if (!rules || rules.markdown === "") return null;
	const acceptedAt =
		ctx.actor.kind === "member"
			? await selectAcceptance(ctx.db, { rulesId: rules.id, userId: ctx.actor.userId })
			: null;
	return {
		version: rules.version,
		markdown: rules.markdown,
		sha256: rules.sha256,
		publishedAt: rules.publishedAt.toISOString(),
		acceptedAt: acceptedAt?.toISOString() ?? null,
	};
}

/**
 * Accepts the rules as they stand, also when every phase is over; a second time changes nothing.
 * @throws Conflict when the version that was read is not the newest
 */
export async function acceptRules(
	ctx: Context,
	input: { challenge: string; version: number },
): Promise<RulesView> {
	authorize(ctx.actor, "rules.accept", {});
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	const challenge = await readChallenge(ctx, input.challenge);
	await inTransaction(async (tx) => {
		const rules = await selectNewestRules(tx.db, challenge.id);
		if (!rules || rules.markdown === "") throw new NotFound("rules");
		if (rules.version !== input.version)
			throw new Conflict(
				`The rules have changed since you read them: version ${rules.version} is the one to accept. Read it first.`,
			);
		const acceptance = { rulesId: rules.id, userId, acceptedAt: ctx.now };
		if (!(await insertAcceptance(tx.db, acceptance))) return;
		await record(tx, ctx, {
			action: "rules.accept",
			subject: { kind: "challenge", id: challenge.id },
			detail: { version: rules.version, sha256: rules.sha256 },
		});
	});
	const accepted = await readRules(ctx, input);
	if (!accepted) throw new NotFound("rules");
	return accepted;
}
