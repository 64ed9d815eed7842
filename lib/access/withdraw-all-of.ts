import { and, asc, eq, inArray } from "drizzle-orm";
import { accessRequests } from "#drizzle/schema/access.ts";
import type { Context } from "#lib/context.ts";
import type { Transaction } from "#lib/db/index.ts";
import { openStates } from "./queries.ts";
import { transition } from "./transition.ts";

/**
 * Withdraws every open request of a person, as part of a change that their caller has authorized.
 * @returns how many there were
 */
export async function withdrawAllOf(
	tx: Transaction,
	ctx: Context,
	of: { userId: string; because: string },
): Promise<number> {
	const open = await tx.db
		.select()
		.from(accessRequests)
		.where(
			and(eq(accessRequests.userId, of.userId), inArray(accessRequests.state, [...openStates])),
		)
		.orderBy(asc(accessRequests.id))
		.for("update");
	for (const request of open)
		await transition(tx, ctx, { request, name: "withdraw", detail: { because: of.because } });
	return open.length;
}
