import { endpoint } from "#app/_http/endpoint.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { applyChallenge, readDesk } from "#lib/challenge/index.ts";
import { Invalid } from "#lib/errors.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.readChallengeDocument, readDesk);

export const PUT = endpoint(operations.applyChallenge, async (ctx, { challenge, ...input }) => {
	if (input.document.slug !== challenge)
		throw new Invalid(`The document is of ${input.document.slug}, the address of ${challenge}.`, [
			{ pointer: "/document/slug", message: `must be ${challenge}` },
		]);
	const answer = await applyChallenge(ctx, input);
	showChallengeAnew(challenge);
	return answer;
});
