import { endpoint } from "#app/_http/endpoint.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { revealPhase } from "#lib/challenge/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.revealPhase, async (ctx, input) => {
	const revealed = await revealPhase(ctx, input);
	showChallengeAnew(input.challenge);
	return revealed;
});
