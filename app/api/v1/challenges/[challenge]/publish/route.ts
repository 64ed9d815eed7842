import { endpoint } from "#app/_http/endpoint.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { publishChallenge } from "#lib/challenge/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.publishChallenge, async (ctx, input) => {
	const published = await publishChallenge(ctx, input);
	showChallengeAnew(input.challenge);
	return published;
});
