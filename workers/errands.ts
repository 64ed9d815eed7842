import { emptyAttachments, lapseRequests } from "#lib/access/index.ts";
import { contextFor } from "#lib/context.ts";
import { noteLikeness } from "#lib/desk/index.ts";
import { type Listener, tellEvent } from "#lib/events/index.ts";
import { askForSignatures, escalateQueue, remindHolders } from "#lib/grants/index.ts";
import { attendLabelSets } from "#lib/label-sets/index.ts";
import { deliver } from "#lib/mail/index.ts";
import { sendDigests, tellPeople } from "#lib/notices/index.ts";
import { applyRetention } from "#lib/privacy/index.ts";
import {
	askForVerification,
	clearObjects,
	expireUploads,
	verifyFile,
} from "#lib/publishing/index.ts";
import type { Errands, Job } from "#lib/queue/index.ts";
import { deliverWebhook, noteForWebhooks } from "#lib/webhooks/index.ts";
import { checkLabelSet } from "./label-check.ts";
import type { ScoringPool } from "./pool.ts";

const asWorker = () => contextFor({ kind: "system", name: "errands" });

/** Who makes notices, mails and webhooks of what happens in challenges. */
const listeners: readonly Listener[] = [tellPeople, noteLikeness, noteForWebhooks];

const chores = [
	lapseRequests,
	emptyAttachments,
	remindHolders,
	askForSignatures,
	escalateQueue,
	expireUploads,
	askForVerification,
	sendDigests,
	attendLabelSets,
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
const errands: {
	[K in keyof Errands]: (payload: Errands[K], pool: ScoringPool) => Promise<void>;
} = {
	"send-mail": deliver,
	"tell-event": (payload) => tellEvent(asWorker(), payload, listeners),
	"verify-file": (payload) => verifyFile(asWorker(), payload),
	"clear-objects": (payload) => clearObjects(asWorker(), payload),
	"deliver-webhook": (payload) => deliverWebhook(asWorker(), payload),
	"check-label-set": checkLabelSet,
	upkeep,
};

export function run(errand: Job<keyof Errands>, pool: ScoringPool): Promise<void> {
	switch (errand.kind) {
		case "send-mail":
			return errands["send-mail"](errand.payload, pool);
		case "tell-event":
			return errands["tell-event"](errand.payload, pool);
		case "verify-file":
			return errands["verify-file"](errand.payload, pool);
		case "clear-objects":
			return errands["clear-objects"](errand.payload, pool);
		case "deliver-webhook":
			return errands["deliver-webhook"](errand.payload, pool);
		case "check-label-set":
			return errands["check-label-set"](errand.payload, pool);
		case "upkeep":
			return errands.upkeep(errand.payload, pool);
	}
}
