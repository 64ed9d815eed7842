import type { Context } from "#lib/context.ts";
import { Unavailable } from "#lib/errors.ts";
import type { AskInput, SupervisorAnswerInput } from "./input.ts";
import type { AskView, RequestView } from "./view.ts";

/** What a supervisor is asked; reading uses nothing up. */
export async function readAsk(_ctx: Context, _input: AskInput): Promise<AskView> {
	throw new Unavailable("Not made yet.");
}

/** The answer of a supervisor, once. */
export async function answerAsSupervisor(
	_ctx: Context,
	_input: SupervisorAnswerInput,
): Promise<AskView> {
	throw new Unavailable("Not made yet.");
}

/** Mails the supervisor a new link. */
export async function askSupervisorAgain(
	_ctx: Context,
	_input: { number: number },
): Promise<RequestView> {
	throw new Unavailable("Not made yet.");
}
