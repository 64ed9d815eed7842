import { NotAllowed, NotSignedIn } from "#lib/errors.ts";
import type { Actor } from "./actors.ts";
import { type Denial, denials } from "./denials.ts";
import { type Action, type Facts, rules } from "./rules.ts";

export type Decision = { allowed: true } | { allowed: false; reason: Denial };

/**
 * The one place that says yes or no. Pages ask it what to show, verbs through `authorize`.
 * @returns allowed, or the first reason that applies
 */
export function decide<A extends Action>(actor: Actor, action: A, facts: Facts[A]): Decision {
	const reason = rules[action](actor, facts);
	return reason === null ? { allowed: true } : { allowed: false, reason };
}

/**
 * Ends the verb unless the policy allows it.
 * @throws NotSignedIn when signing in is what is missing, NotAllowed with the reason otherwise
 */
export function authorize<A extends Action>(actor: Actor, action: A, facts: Facts[A]): void {
	const decision = decide(actor, action, facts);
	if (decision.allowed) return;
	if (decision.reason === "not_signed_in") throw new NotSignedIn();
	throw new NotAllowed(denials[decision.reason], decision.reason);
}
