import { endpoint } from "#app/_http/endpoint.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { listAnnouncements, publishAnnouncement } from "#lib/notices/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.listAnnouncements, listAnnouncements);

export const POST = endpoint(operations.publishAnnouncement, async (ctx, input) => {
	const published = await publishAnnouncement(ctx, input);
	showChallengeAnew(input.challenge);
	return published;
});
