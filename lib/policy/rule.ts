import type { Actor } from "./actors.ts";
import type { Denial } from "./denials.ts";

export type Rule<F> = (actor: Actor, facts: F) => Denial | null;
export type Rules<F> = { [A in keyof F]: Rule<F[A]> };

export const member = (actor: Actor): "not_signed_in" | null =>
	actor.kind === "visitor" ? "not_signed_in" : null;

export const isAdmin = (actor: Actor): boolean => actor.kind === "member" && actor.isAdmin;

export const self = (
	actor: Actor,
	facts: { isSelf: boolean },
): "not_signed_in" | "not_yours" | null => member(actor) ?? (facts.isSelf ? null : "not_yours");
