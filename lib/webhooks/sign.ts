import { createHmac } from "node:crypto";
import { config } from "#lib/config.ts";

type Keyed = { id: string; secretVersion: number };
type Signing = Keyed & { oldSecretUntil: Date | null };

const keyOf = ({ id, secretVersion }: Keyed): Buffer =>
	createHmac("sha256", config().AUTH_SECRET)
		.update(`webhook secret\n${id}\n${secretVersion}`)
		.digest();

/** The secret of a webhook as its receiver keeps it; derived from the site's own, and stored nowhere. */
export const webhookSecret = (webhook: Keyed): string =>
	`whsec_${keyOf(webhook).toString("base64")}`;

/** Until when the secret before signs beside the new one; null when it does so no more. */
export const oldSecretUntil = (webhook: Signing, now: Date): Date | null =>
	webhook.oldSecretUntil !== null && webhook.oldSecretUntil > now ? webhook.oldSecretUntil : null;

/** Every secret that signs at a moment, the newest first. */
function signing(webhook: Signing, at: Date): Keyed[] {
	if (oldSecretUntil(webhook, at) === null) return [webhook];
	return [webhook, { ...webhook, secretVersion: webhook.secretVersion - 1 }];
}

/** The headers of the Standard Webhooks specification: who says so, when, and of which very body. */
export function signedHeaders(
	webhook: Signing,
	message: { id: string; body: string; at: Date },
): Record<string, string> {
	const timestamp = String(Math.floor(message.at.getTime() / 1000));
	const signed = `${message.id}.${timestamp}.${message.body}`;
	const signatures = signing(webhook, message.at).map(
		(keyed) => `v1,${createHmac("sha256", keyOf(keyed)).update(signed).digest("base64")}`,
	);
	return {
		"webhook-id": message.id,
		"webhook-timestamp": timestamp,
		"webhook-signature": signatures.join(" "),
	};
}
