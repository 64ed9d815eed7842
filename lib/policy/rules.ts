import { type AccessFacts, accessRules } from "./access.ts";
import { type ChallengeFacts, challengeRules } from "./challenge.ts";
import type { Rule } from "./rule.ts";

/** What each action must know to be decided; facts are loaded, never stored as permissions. */
export type Facts = ChallengeFacts & AccessFacts;
export type Action = keyof Facts;

export const rules: { [A in Action]: Rule<Facts[A]> } = { ...challengeRules, ...accessRules };
