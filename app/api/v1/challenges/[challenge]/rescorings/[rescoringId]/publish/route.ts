import { endpoint } from "#app/_http/endpoint.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { publishRescoring } from "#lib/rescoring/index.ts";
import { operations } from "../../../../../operations.ts";

export const POST = endpoint(operations.publishRescoring, async (ctx, input) => {
	const published = await publishRescoring(ctx, input);
	showChallengeAnew(input.challenge);
	return published;
});
