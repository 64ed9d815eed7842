import type { Actor } from "./actors.ts";

/** Every reason a rule may give, and the sentence a person reads. */
export const denials = {
	not_signed_in: "Sign in first.",
	not_in_team: "Only members of the team may do this.",
	not_yours: "This belongs to somebody else.",
	organizers_only: "Only the challenge's organizers may do this.",
	system_only: "Only Onset's own workers may do this.",
	phase_not_open: "The phase has not opened yet.",
	phase_closed: "The phase has closed.",
	final_state:
		"The submission is being worked on or has ended, so it cannot be changed in this way.",
	board_not_public: "The organizers have not made this board public.",
} as const;

export type Denial = keyof typeof denials;

/** Where a phase stands at the moment of the request (for an upload: of its intent's receipt). */
export type PhaseMoment = "before" | "open" | "closed";

/** How the actor stands to a team and to the challenge it plays in. */
export type Relation = { isTeamMember: boolean; isOrganizer: boolean };

export type FiguresVisibility = "none" | "own" | "everyone";

/** What each action must know to be decided; facts are loaded, never stored as permissions. */
export type Facts = {
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

export type Action = keyof Facts;

type Rule<A extends Action> = (actor: Actor, facts: Facts[A]) => Denial | null;

const member = (actor: Actor): Denial | null => (actor.kind === "visitor" ? "not_signed_in" : null);

const isAdmin = (actor: Actor): boolean => actor.kind === "member" && actor.isAdmin;

const ofTheTeam = (actor: Actor, facts: Relation): Denial | null =>
	member(actor) ?? (facts.isTeamMember || actor.kind === "system" ? null : "not_in_team");

const ofTheTeamOrOrganizer = (actor: Actor, facts: Relation): Denial | null =>
	facts.isOrganizer || isAdmin(actor) ? member(actor) : ofTheTeam(actor, facts);

const self = (actor: Actor, facts: { isSelf: boolean }): Denial | null =>
	member(actor) ?? (facts.isSelf ? null : "not_yours");

const moments: Record<PhaseMoment, Denial | null> = {
	before: "phase_not_open",
	open: null,
	closed: "phase_closed",
};

/** The statutes: one line an action; the first reason that applies is the one given. */
export const rules: { [A in Action]: Rule<A> } = {
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
