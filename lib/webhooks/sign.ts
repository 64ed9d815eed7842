import { createHmac } from "node:crypto";
import { config } from "#lib/config.ts";

type Keyed = { id: string; secretVersion: number };

const keyOf = ({ id, secretVersion }: Keyed): Buffer =>
	createHmac("sha256", config().AUTH_SECRET)
		.update(`webhook secret\n${id}\n${secretVersion}`)
		.digest();

/** The secret of a webhook as its receiver keeps it; derived from the site's own, and stored nowhere. */
export const webhookSecret = (webhook: Keyed): string =>
	`whsec_${keyOf(webhook).toString("base64")}`;

/** The headers of the Standard Webhooks specification: who says so, when, and of which very body. */
export function signedHeaders(
	webhook: Keyed,
	message: { id: string; body: string; at: Date },
): Record<string, string> {
	const timestamp = String(Math.floor(message.at.getTime() / 1000));
	const signature = createHmac("sha256", keyOf(webhook))
		.update(`${message.id}.${timestamp}.${message.body}`)
		.digest("base64");
	return {
		"webhook-id": message.id,
		"webhook-timestamp": timestamp,
		"webhook-signature": `v1,${signature}`,
	};
}
