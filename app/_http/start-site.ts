import { config, refuseWorkerKeys } from "#lib/config.ts";
import { internalKey } from "./internal.ts";
import { notices } from "./notices.ts";

/**
 * The cache of pages can only be told from within a request, so a notice of the database becomes one
 * request of this process to itself. Should it get lost, the page's own minute ends the old board.
 */
async function forgetBoard(phaseId: string): Promise<void> {
	const port = process.env.PORT ?? "3000";
	try {
		await fetch(`http://127.0.0.1:${port}/api/internal/boards`, {
			method: "POST",
			headers: { "x-onset-internal": internalKey() },
			body: JSON.stringify({ phaseId }),
		});
	} catch (error) {
		console.error("board cache:", error instanceof Error ? error.message : error);
	}
}

/** @throws Error naming what is wrong with the configuration, which ends the process */
export function startSite(): void {
	refuseWorkerKeys(process.env);
	config();
	notices().boards.on("changed", (phaseId: string) => void forgetBoard(phaseId));
}
