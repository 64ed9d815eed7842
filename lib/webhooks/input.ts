import { z } from "zod";
import { eventKinds } from "#drizzle/schema/events.ts";
import { config } from "#lib/config.ts";
import { isPublicAddress } from "./public-address.ts";

/** What is between people of one team is no organizer's to be told. */
const private_ = ["team.invited", "team.asked", "message.sent"] as const;
type WebhookKind = Exclude<(typeof eventKinds)[number], (typeof private_)[number]>;

const isPrivate = (kind: string): boolean => private_.some((one) => one === kind);

/** What a webhook can be told of. */
export const webhookKinds = eventKinds.filter((kind): kind is WebhookKind => !isPrivate(kind));

/** What is wrong with an address before its name is even looked up; null when nothing is. */
function fault(text: string): string | null {
	if (!URL.canParse(text)) return "must be an https:// address";
	const { protocol, username, password, hostname } = new URL(text);
	if (username !== "" || password !== "")
		return "must be an address without a name and password in it";
	if (config().WEBHOOKS_TO_PRIVATE)
		return protocol === "https:" || protocol === "http:"
			? null
			: "must be an https:// or http:// address";
	if (protocol !== "https:") return "must be an https:// address";
	return isPublicAddress(hostname) === false ? "must be a public address" : null;
}

const url = z
	.string()
	.trim()
	.min(1)
	.max(500)
	.superRefine((text, problems) => {
		const message = fault(text);
		if (message !== null) problems.addIssue({ code: "custom", message });
	})
	.describe("Where events are posted to: https, and an address that everybody can reach");

const kinds = z
	.array(z.enum(webhookKinds))
	.min(1, { error: "choose at least one" })
	.transform((all) => [...new Set(all)])
	.describe("What it is told of");

const ofChallenge = z.object({ challenge: z.string().min(1).max(100) });

export const webhooksInput = ofChallenge;
export const newWebhookInput = ofChallenge.extend({ url, kinds });
export const webhookInput = ofChallenge.extend({ webhookId: z.uuid() });
export const webhookEditInput = webhookInput.extend({
	url,
	kinds,
	isActive: z.boolean().describe("A paused one is told of nothing"),
});
export const webhookPageInput = webhookInput.extend({
	after: z.uuid().optional().describe("The last delivery of the page before"),
});
export const deliveryInput = webhookInput.extend({ deliveryId: z.uuid() });
