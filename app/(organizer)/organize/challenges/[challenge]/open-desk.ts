import { notFound } from "next/navigation";
import { memberContext } from "#app/_http/action.ts";
import type { DeskView } from "#lib/challenge/index.ts";
import { readDesk } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { OnsetError } from "#lib/errors.ts";

/** A page of the desk, for the challenge's organizers; for others it does not exist. */
export async function openDesk(
	challenge: string,
	place: string,
): Promise<{ ctx: Context; desk: DeskView }> {
	const ctx = await memberContext(`/organize/challenges/${challenge}${place}`);
	try {
		return { ctx, desk: await readDesk(ctx, { challenge }) };
	} catch (error) {
		const isClosed =
			error instanceof OnsetError && (error.code === "not_found" || error.code === "not_allowed");
		if (isClosed) notFound();
		throw error;
	}
}
