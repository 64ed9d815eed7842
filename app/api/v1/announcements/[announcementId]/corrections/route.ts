import { endpoint } from "#app/_http/endpoint.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { challengeOfAnnouncement, correctAnnouncement } from "#lib/notices/index.ts";
import { operations } from "../../../operations.ts";

export const POST = endpoint(operations.correctAnnouncement, async (ctx, input) => {
	const corrected = await correctAnnouncement(ctx, input);
	showChallengeAnew(await challengeOfAnnouncement(ctx, input));
	return corrected;
});
