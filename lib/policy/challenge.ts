import type { Actor } from "./actors.ts";
import type { Denial } from "./denials.ts";
import { isAdmin, member, type Rule, type Rules, self } from "./rule.ts";

/** Where a phase stands at the moment of the request (for an upload: of its intent's receipt). */
export type PhaseMoment = "before" | "open" | "closed";

/** How the actor stands to a team and to the challenge it plays in. */
export type Relation = { isTeamMember: boolean; isOrganizer: boolean };

/** What a challenge asks of who submits; each is true when it is met or not asked for. */
export type Requirements = {
	hasAcceptedRules: boolean;
	hasAccess: boolean;
	hasPrerequisite: boolean;
	isTeamLargeEnough: boolean;
	/** Runs neither the challenge nor the site; of the organizers' own baselines nobody is asked it. */
	isOutsider: boolean;
};

/** What came of checking an address that this site may have signed. */
type LinkVerdict = "genuine" | "expired" | "forged";

/** From the day that teams are frozen, nobody comes or goes. */
type Freeze = { isFrozen: boolean };
type Organized = { isOrganizer: boolean };
type Captained = Relation & { isCaptain: boolean };
/** Whether whoever would play runs the challenge or the site, and whether it is with their own baselines. */
type Entry = { runsIt: boolean; isBaseline: boolean };

/** What each action on a challenge must know to be decided; loaded, never stored as permissions. */
export type ChallengeFacts = {
	"challenge.create": { isDatasetOrganizer: boolean };
	"challenge.view": Organized & { isPublished: boolean };
	"challenge.edit": Organized;
	"challenge.publish": Organized & { isPublished: boolean; isComplete: boolean };
	"challenge.set-organizers": Organized;
	"challenge.join-organizers": { isInvited: boolean; competes: boolean };
	"desk.view": Organized;
	"rules.accept": Record<string, never>;
	"label-set.manage": Organized;
	"label-set.check": Record<string, never>;
	"announcement.publish": Organized & { isPublished: boolean };
	"message.send": Organized;
	"webhook.manage": Organized;
	"similar.judge": Organized;
	"event.tell": Record<string, never>;
	"notice.read": { isSelf: boolean };
	"notice.choose": { isSelf: boolean };
	"notice.unsubscribe": { link: LinkVerdict };
	"team.create": Freeze & Entry;
	"team.view": Relation & { isPublished: boolean };
	"team.edit": Captained;
	"team.invite": Captained & Freeze;
	"team.join": Freeze & Entry & { isFull: boolean };
	"team.ask": Freeze & Entry & { isOpen: boolean };
	"team.answer": Captained & Freeze;
	"team.remove": Captained & Freeze;
	"team.leave": Captained & Freeze & { isAlone: boolean };
	"team.transfer": Captained;
	"team.merge": Captained & Freeze & Entry;
	"invitation.refuse": { isSelf: boolean };
	"join-request.withdraw": { isSelf: boolean };
	"method.create": Relation;
	"method.list": Relation;
	"submission.create": Relation & Requirements & { phase: PhaseMoment };
	"submission.view": Relation;
	"submission.cancel": Relation & { isWaiting: boolean };
	"submission.withdraw": Relation & { isScored: boolean };
	"submission.restore": Relation & { isWithdrawn: boolean; isInTime: boolean };
	"submission.rerun": Organized & { isFailed: boolean };
	"submission.disqualify": Organized & { isScored: boolean };
	"submission.reinstate": Organized & { isDisqualified: boolean };
	"submission.verify": Organized & { isScored: boolean };
	"submission.process": Record<string, never>;
	"quota.view": Relation;
	"quota.grant": Organized;
	"rescoring.manage": Organized;
	"rescoring.process": Record<string, never>;
	"board.reveal": Organized & { isFrozen: boolean };
	"board.view": Relation & { isEveryones: boolean };
	"token.manage": { isSelf: boolean };
	"profile.edit": { isSelf: boolean };
};

const ofTheTeam: Rule<Relation> = (actor, facts) =>
	member(actor) ?? (facts.isTeamMember || actor.kind === "system" ? null : "not_in_team");

const ofTheTeamOrOrganizer: Rule<Relation> = (actor, facts) =>
	facts.isOrganizer || isAdmin(actor) ? member(actor) : ofTheTeam(actor, facts);

const organizer: Rule<Organized> = (actor, facts) =>
	member(actor) ?? (facts.isOrganizer || isAdmin(actor) ? null : "organizers_only");

const system = (actor: Actor): Denial | null => (actor.kind === "system" ? null : "system_only");

const captain: Rule<Captained> = (actor, facts) =>
	ofTheTeam(actor, facts) ?? (facts.isCaptain ? null : "captains_only");

const unless = (ends: boolean, reason: Denial): Denial | null => (ends ? reason : null);
const thawed = ({ isFrozen }: Freeze) => unless(isFrozen, "teams_frozen");
const outside = ({ runsIt, isBaseline }: Entry) =>
	unless(runsIt && !isBaseline, "organizers_do_not_compete");

const moments: Record<PhaseMoment, Denial | null> = {
	before: "phase_not_open",
	open: null,
	closed: "phase_closed",
};

const unsubscribing: Record<LinkVerdict, Denial | null> = {
	genuine: null,
	expired: "link_expired",
	forged: "link_forged",
};

const unmet = (facts: Requirements): Denial | null =>
	unless(!facts.isOutsider, "organizers_do_not_compete") ??
	unless(!facts.hasAcceptedRules, "rules_not_accepted") ??
	unless(!facts.hasAccess, "access_required") ??
	unless(!facts.hasPrerequisite, "prerequisite_missing") ??
	unless(!facts.isTeamLargeEnough, "team_too_small");

/** The statutes: one line an action; the first reason that applies is the one given. */
export const challengeRules: Rules<ChallengeFacts> = {
	"challenge.create": (actor, facts) =>
		member(actor) ??
		unless(!facts.isDatasetOrganizer && !isAdmin(actor), "dataset_organizers_only"),
	"challenge.view": (actor, facts) => (facts.isPublished ? null : organizer(actor, facts)),
	"challenge.edit": organizer,
	"challenge.publish": (actor, facts) =>
		organizer(actor, facts) ??
		unless(facts.isPublished, "already_published") ??
		unless(!facts.isComplete, "challenge_incomplete"),
	"challenge.set-organizers": organizer,
	"challenge.join-organizers": (actor, facts) =>
		member(actor) ??
		unless(!facts.isInvited, "not_yours") ??
		unless(facts.competes, "competitors_do_not_organize"),
	"desk.view": organizer,
	"rules.accept": member,
	"label-set.manage": organizer,
	"label-set.check": system,
	"announcement.publish": (actor, facts) =>
		organizer(actor, facts) ?? unless(!facts.isPublished, "is_a_draft"),
	"message.send": organizer,
	"webhook.manage": organizer,
	"similar.judge": organizer,
	"event.tell": system,
	"notice.read": self,
	"notice.choose": self,
	// Whoever has the link has the mail that it came with.
	"notice.unsubscribe": (_, { link }) => unsubscribing[link],
	"team.create": (actor, facts) => member(actor) ?? outside(facts) ?? thawed(facts),
	"team.view": (actor, facts) => (facts.isPublished ? null : ofTheTeamOrOrganizer(actor, facts)),
	"team.edit": captain,
	"team.invite": (actor, facts) => captain(actor, facts) ?? thawed(facts),
	"team.join": (actor, facts) =>
		member(actor) ?? outside(facts) ?? thawed(facts) ?? unless(facts.isFull, "team_full"),
	"team.ask": (actor, facts) =>
		member(actor) ?? outside(facts) ?? thawed(facts) ?? unless(!facts.isOpen, "team_not_open"),
	"team.answer": (actor, facts) => captain(actor, facts) ?? thawed(facts),
	"team.remove": (actor, facts) => captain(actor, facts) ?? thawed(facts),
	"team.leave": (actor, facts) =>
		ofTheTeam(actor, facts) ??
		thawed(facts) ??
		unless(facts.isCaptain && !facts.isAlone, "captain_must_transfer"),
	"team.transfer": captain,
	"team.merge": (actor, facts) => captain(actor, facts) ?? outside(facts) ?? thawed(facts),
	"invitation.refuse": self,
	"join-request.withdraw": self,
	"method.create": ofTheTeam,
	"method.list": ofTheTeamOrOrganizer,
	"submission.create": (actor, facts) =>
		ofTheTeam(actor, facts) ?? moments[facts.phase] ?? unmet(facts),
	"submission.view": ofTheTeamOrOrganizer,
	"submission.cancel": (actor, facts) =>
		ofTheTeam(actor, facts) ?? unless(!facts.isWaiting, "final_state"),
	"submission.withdraw": (actor, facts) =>
		ofTheTeam(actor, facts) ?? unless(!facts.isScored, "final_state"),
	"submission.restore": (actor, facts) =>
		ofTheTeam(actor, facts) ??
		unless(!facts.isWithdrawn, "final_state") ??
		unless(!facts.isInTime, "restore_too_late"),
	"submission.rerun": (actor, facts) =>
		organizer(actor, facts) ?? unless(!facts.isFailed, "final_state"),
	"submission.disqualify": (actor, facts) =>
		organizer(actor, facts) ?? unless(!facts.isScored, "final_state"),
	"submission.reinstate": (actor, facts) =>
		organizer(actor, facts) ?? unless(!facts.isDisqualified, "final_state"),
	"submission.verify": (actor, facts) =>
		organizer(actor, facts) ?? unless(!facts.isScored, "final_state"),
	"submission.process": system,
	"quota.view": ofTheTeamOrOrganizer,
	"quota.grant": organizer,
	"rescoring.manage": organizer,
	"rescoring.process": system,
	"board.reveal": (actor, facts) =>
		organizer(actor, facts) ?? unless(!facts.isFrozen, "board_not_frozen"),
	"board.view": (actor, facts) =>
		facts.isEveryones || facts.isOrganizer || isAdmin(actor) ? null : "board_not_public",
	"token.manage": self,
	"profile.edit": self,
};
