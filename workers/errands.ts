import { contextFor } from "#lib/context.ts";
import { deliver } from "#lib/mail/index.ts";
import { applyRetention } from "#lib/privacy/index.ts";
import type { Errands, Job } from "#lib/queue/index.ts";

/** The hourly chores. */
async function upkeep(): Promise<void> {
	await applyRetention(contextFor({ kind: "system", name: "upkeep" }));
}

/** What each errand is. Each is safe to do twice: a worker may die after doing and before saying so. */
const errands: { [K in keyof Errands]: (payload: Errands[K]) => Promise<void> } = {
	"send-mail": deliver,
	"verify-file": async () => {},
	upkeep,
};

export function run(errand: Job<keyof Errands>): Promise<void> {
	switch (errand.kind) {
		case "send-mail":
			return errands["send-mail"](errand.payload);
		case "verify-file":
			return errands["verify-file"](errand.payload);
		case "upkeep":
			return errands.upkeep(errand.payload);
	}
}
