"use server";

import { redirect } from "next/navigation";
import { attempt, memberContext } from "#app/_http/action.ts";
import { parseInput } from "#app/_http/input.ts";
import { telling } from "#app/_http/telling.ts";
import {
	audienceInput,
	messageInput,
	previewRecipients,
	type RecipientsView,
	sendMessage,
} from "#lib/notices/index.ts";

const says = {
	sent: (people: number) => `Sent to ${people} ${people === 1 ? "person" : "people"}.`,
};

export type MessageOutcome = {
	typed: Record<string, string>;
	message: string;
	/** Whom it would go to; null while nobody has asked, or they are others by now. */
	recipients: RecipientsView | null;
	at: number;
};

/** What was typed; a control that was left empty says nothing. */
const typedInto = (form: FormData): Record<string, string> =>
	Object.fromEntries(
		[...form].filter(
			(entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
		),
	);

/** Shows whom a message goes to, or sends it to exactly those who were shown. */
export async function write(
	challenge: string,
	_before: unknown,
	form: FormData,
): Promise<MessageOutcome> {
	const page = `/organize/challenges/${encodeURIComponent(challenge)}/messages`;
	const ctx = await memberContext(page);
	const typed = typedInto(form);
	const at = Date.now();
	const given = { ...typed, challenge };
	if (typed.intent !== "send") {
		const outcome = await attempt(() => previewRecipients(ctx, parseInput(audienceInput, given)));
		if (outcome.ok) return { typed, message: "", recipients: outcome.value, at };
		return { typed, message: outcome.message, recipients: null, at };
	}
	const outcome = await attempt(() => sendMessage(ctx, parseInput(messageInput, given)));
	if (!outcome.ok) return { typed, message: outcome.message, recipients: null, at };
	redirect(telling(ctx, page, "done", says.sent(outcome.value.people)));
}
