import { createHash } from "node:crypto";
import type { SQL } from "drizzle-orm";
import type { ChallengeView } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { Invalid } from "#lib/errors.ts";
import type { AudienceInput } from "./input.ts";
import {
	hasFailed,
	hasNoScored,
	hasNotAccepted,
	hasNumber,
	type Recipient,
	selectRecipients,
	selectRulesToAccept,
} from "./message-queries.ts";
import type { RecipientsView } from "./view.ts";

const wrong = (pointer: string, message: string) => new Invalid(message, [{ pointer, message }]);

type Asked = { input: AudienceInput; challenge: ChallengeView };
type Condition = (ctx: Context, asked: Asked) => SQL | undefined | Promise<SQL>;

function phaseId({ input, challenge }: Asked): string {
	const phase = challenge.phases.find(({ slug }) => slug === input.phase);
	if (!phase) throw wrong("/phase", "Choose the phase that is meant.");
	return phase.id;
}

const conditions: Record<AudienceInput["to"], Condition> = {
	all: () => undefined,
	team: (_, { input }) => {
		if (input.team === undefined) throw wrong("/team", "Choose the team that is meant.");
		return hasNumber(input.team);
	},
	without_scored: (ctx, asked) => hasNoScored(ctx.db, phaseId(asked)),
	with_failed: (ctx, asked) => hasFailed(ctx.db, phaseId(asked)),
	rules_not_accepted: async (ctx, { challenge }) => {
		const rulesId = await selectRulesToAccept(ctx.db, challenge.id);
		if (rulesId === null) throw wrong("/to", "The challenge has no rules to accept.");
		return hasNotAccepted(ctx.db, rulesId);
	},
};

/** The people whom a message would go to. */
export async function recipientsOf(ctx: Context, asked: Asked): Promise<Recipient[]> {
	const which = await conditions[asked.input.to](ctx, asked);
	return selectRecipients(ctx.db, asked.challenge.id, which);
}

/** Teams and people, counted, under a name that changes whenever one of them does. */
export function viewRecipients(recipients: readonly Recipient[]): RecipientsView {
	const teams = new Map(recipients.map(({ number, name }) => [number, { number, name }]));
	const people = recipients.map(({ userId }) => userId).sort();
	return {
		teams: [...teams.values()],
		people: people.length,
		seen: createHash("sha256").update(people.join("\n")).digest("hex"),
	};
}
