import { type AccessFacts, accessRules } from "./access.ts";
import type { Denial } from "./denials.ts";
import { isAdmin, member, type Rule, type Rules, self } from "./rule.ts";

/** Where a phase stands at the moment of the request (for an upload: of its intent's receipt). */
export type PhaseMoment = "before" | "open" | "closed";

/** How the actor stands to a team and to the challenge it plays in. */
export type Relation = { isTeamMember: boolean; isOrganizer: boolean };

export type FiguresVisibility = "none" | "own" | "everyone";

/** What each action must know to be decided; facts are loaded, never stored as permissions. */
type ChallengeFacts = {
	"team.create": Record<string, never>;
	"method.create": Relation;
	"method.list": Relation;
	"submission.create": Relation & { phase: PhaseMoment };
	"submission.view": Relation;
	"submission.cancel": Relation & { isWaiting: boolean };
	"submission.withdraw": Relation & { isScored: boolean };
	"submission.process": Record<string, never>;
	"board.view": Relation & { visibility: FiguresVisibility };
	"token.manage": { isSelf: boolean };
	"profile.edit": { isSelf: boolean };
};

export type Facts = ChallengeFacts & AccessFacts;
export type Action = keyof Facts;

const ofTheTeam: Rule<Relation> = (actor, facts) =>
	member(actor) ?? (facts.isTeamMember || actor.kind === "system" ? null : "not_in_team");

const ofTheTeamOrOrganizer: Rule<Relation> = (actor, facts) =>
	facts.isOrganizer || isAdmin(actor) ? member(actor) : ofTheTeam(actor, facts);

const moments: Record<PhaseMoment, Denial | null> = {
	before: "phase_not_open",
	open: null,
	closed: "phase_closed",
};

/** The statutes: one line an action; the first reason that applies is the one given. */
const challengeRules: Rules<ChallengeFacts> = {
	"team.create": member,
	"method.create": ofTheTeam,
	"method.list": ofTheTeamOrOrganizer,
	"submission.create": (actor, facts) => ofTheTeam(actor, facts) ?? moments[facts.phase],
	"submission.view": ofTheTeamOrOrganizer,
	"submission.cancel": (actor, facts) =>
		ofTheTeam(actor, facts) ?? (facts.isWaiting ? null : "final_state"),
	"submission.withdraw": (actor, facts) =>
		ofTheTeam(actor, facts) ?? (facts.isScored ? null : "final_state"),
	"submission.process": (actor) => (actor.kind === "system" ? null : "system_only"),
	"board.view": (actor, facts) =>
		facts.visibility === "everyone" || facts.isOrganizer || isAdmin(actor)
			? null
			: "board_not_public",
	"token.manage": self,
	"profile.edit": self,
};

export const rules: { [A in Action]: Rule<Facts[A]> } = { ...challengeRules, ...accessRules };
