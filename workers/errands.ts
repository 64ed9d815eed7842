import { emptyAttachments, lapseRequests } from "#lib/access/index.ts";
import { contextFor } from "#lib/context.ts";
import { type Listener, tellEvent } from "#lib/events/index.ts";
import { askForSignatures, escalateQueue, remindHolders } from "#lib/grants/index.ts";
import { deliver } from "#lib/mail/index.ts";
import { applyRetention } from "#lib/privacy/index.ts";
import { askForVerification, expireUploads, verifyFile } from "#lib/publishing/index.ts";
import type { Errands, Job } from "#lib/queue/index.ts";
import { deliverWebhook, noteForWebhooks } from "#lib/webhooks/index.ts";

const asWorker = () => contextFor({ kind: "system", name: "errands" });

/** Who makes notices, mails and webhooks of what happens in challenges. */
const listeners: readonly Listener[] = [noteForWebhooks];

const chores = [
	lapseRequests,
	emptyAttachments,
	remindHolders,
	askForSignatures,
	escalateQueue,
	expireUploads,
	askForVerification,
	applyRetention,
];

/** What the hour brings. Each is safe to do again, and one that fails keeps none of the others. */
async function upkeep(): Promise<void> {
	const failures: unknown[] = [];
	for (const chore of chores)
		await Promise.resolve(chore(asWorker())).catch((error: unknown) => void failures.push(error));
	if (failures.length > 0) throw failures[0];
}

/** What each errand is. Each is safe to do twice: a worker may die after doing and before saying so. */
const errands: { [K in keyof Errands]: (payload: Errands[K]) => Promise<void> } = {
	"send-mail": deliver,
	"tell-event": (payload) => tellEvent(asWorker(), payload, listeners),
	"verify-file": (payload) => verifyFile(asWorker(), payload),
	"deliver-webhook": (payload) => deliverWebhook(asWorker(), payload),
	upkeep,
};

export function run(errand: Job<keyof Errands>): Promise<void> {
	switch (errand.kind) {
		case "send-mail":
			return errands["send-mail"](errand.payload);
		case "tell-event":
			return errands["tell-event"](errand.payload);
		case "verify-file":
			return errands["verify-file"](errand.payload);
		case "deliver-webhook":
			return errands["deliver-webhook"](errand.payload);
		case "upkeep":
			return errands.upkeep(errand.payload);
	}
}
