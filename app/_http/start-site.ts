import { config, refuseWorkerKeys } from "#lib/config.ts";
import { faultWords } from "#lib/errors.ts";
import { startBoardClock } from "./board-clock.ts";
import { internalKey } from "./internal.ts";
import { notices } from "./notices.ts";

const secondTimeMilliseconds = 1000;

/** Where this process listens, as it reaches itself. */
function ownAddress(): string {
	const { HOST = "127.0.0.1", PORT = "3000" } = process.env;
	return `http://${HOST === "0.0.0.0" ? "127.0.0.1" : HOST}:${PORT}`;
}

/**
 * The cache of pages can only be told from within a request, so a notice of the database becomes a
 * request of this process to itself. Null is every board.
 */
async function forgetBoard(phaseId: string | null): Promise<void> {
	try {
		await fetch(`${ownAddress()}/api/internal/boards`, {
			method: "POST",
			headers: { "x-onset-internal": internalKey() },
			body: JSON.stringify({ phaseId }),
		});
	} catch (error) {
		console.error("board cache:", faultWords(error));
	}
}

/** Twice: a page that was being made while the board changed is kept only after the first time. */
function forgetBoardTwice(phaseId: string | null): void {
	void forgetBoard(phaseId);
	setTimeout(() => void forgetBoard(phaseId), secondTimeMilliseconds);
}

/** @throws Error naming what is wrong with the configuration, which ends the process */
export function startSite(): void {
	refuseWorkerKeys(process.env);
	config();
	const lookAgain = startBoardClock(forgetBoardTwice);
	notices().boards.on("changed", (phaseId: string | null) => {
		forgetBoardTwice(phaseId);
		lookAgain();
	});
}
