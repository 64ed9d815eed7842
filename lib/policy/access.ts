import type { Actor } from "./actors.ts";
import type { Denial } from "./denials.ts";
import { isAdmin, member, type Rules, self } from "./rule.ts";
import type { Standing } from "./standing.ts";

/** How the actor stands to a dataset. */
export type DatasetRelation = { isSteward: boolean; isOrganizer: boolean };

/** How the actor stands to a request for access to it; what was never handed in is its applicant's own. */
export type RequestRelation = DatasetRelation & { isApplicant: boolean; isHandedIn: boolean };

/** The states of a request as the policy groups them. */
export type RequestMoment = "editable" | "waiting" | "ended";

/** What each action on data must know to be decided. */
export type AccessFacts = {
	"licence.edit": DatasetRelation & { isDraft: boolean };
	"licence.preview": DatasetRelation;
	"licence.sign": Record<string, never>;
	"signature.view": { isSelf: boolean } & DatasetRelation;
	"request.begin": { isBlocked: boolean };
	"request.renew": { isBlocked: boolean; hasRenewable: boolean };
	"request.view": RequestRelation;
	"request.edit": RequestRelation & { moment: RequestMoment };
	"request.withdraw": RequestRelation & { moment: RequestMoment };
	"request.comment": RequestRelation & { moment: RequestMoment };
	"request.note": RequestRelation;
	"request.review": RequestRelation & { moment: RequestMoment };
	"request.decide": RequestRelation & { moment: RequestMoment };
	"request.answer-as-supervisor": Record<string, never>;
	"request.upkeep": Record<string, never>;
	"queue.view": DatasetRelation;
	"form.publish": DatasetRelation;
	"grant.view": { isSelf: boolean } & DatasetRelation;
	"grant.end": DatasetRelation;
	"grant.answer-end": { isSelf: boolean };
	"holders.export": DatasetRelation;
	"block.manage": DatasetRelation;
	"domain.note": DatasetRelation;
	"version.edit": DatasetRelation & { isDraft: boolean };
	"version.view": DatasetRelation & { isDraft: boolean };
	"video.take-down": DatasetRelation;
	"takedown.answer": { isAsked: boolean };
	"file.download": {
		access: "public" | "licensed" | "withheld";
		isTakenDown: boolean;
		isDraft: boolean;
		standing: Standing;
	};
	"manifest.create": { isDraft: boolean; standing: Standing };
	"manifest.end": { isSelf: boolean } & DatasetRelation;
	"ledger.view": { isSelf: boolean } & DatasetRelation;
	"account.export": { isSelf: boolean };
	"account.delete": { isSelf: boolean };
	"office.set": Record<string, never>;
	"file.verify": Record<string, never>;
	"file.upkeep": Record<string, never>;
};

export type AccessAction = keyof AccessFacts;

const steward = (actor: Actor, facts: DatasetRelation): Denial | null =>
	member(actor) ?? (facts.isSteward || isAdmin(actor) ? null : "stewards_only");

const organizer = (actor: Actor, facts: DatasetRelation): Denial | null =>
	member(actor) ?? (facts.isOrganizer || isAdmin(actor) ? null : "dataset_organizers_only");

const runsDataset = (actor: Actor, facts: DatasetRelation) =>
	facts.isSteward ? member(actor) : organizer(actor, facts);

const selfOrSteward = (actor: Actor, facts: { isSelf: boolean } & DatasetRelation) =>
	facts.isSelf ? member(actor) : steward(actor, facts);

const applicant = (actor: Actor, facts: RequestRelation) =>
	member(actor) ?? (facts.isApplicant ? null : "applicants_only");

const stewardOfHandedIn = (actor: Actor, facts: RequestRelation): Denial | null =>
	steward(actor, facts) ?? (facts.isHandedIn ? null : "request_is_a_draft");

const applicantOrSteward = (actor: Actor, facts: RequestRelation) =>
	facts.isApplicant ? member(actor) : stewardOfHandedIn(actor, facts);

const otherSteward = (actor: Actor, facts: RequestRelation) =>
	stewardOfHandedIn(actor, facts) ?? (facts.isApplicant ? "own_request" : null);

const system = (actor: Actor) => (actor.kind === "system" ? null : "system_only");

const draft = (facts: { isDraft: boolean }) => (facts.isDraft ? null : "not_a_draft");

const standings: Record<Standing, Denial | null> = {
	active: null,
	expiring: null,
	needs_signature: "access_needs_signature",
	suspended: "access_suspended",
	expired: "access_expired",
	revoked: "access_revoked",
	not_covered: "access_not_covered",
	none: "access_none",
};

/** The statutes about licences, requests, grants and files. */
export const accessRules: Rules<AccessFacts> = {
	"licence.edit": (actor, facts) => organizer(actor, facts) ?? draft(facts),
	"licence.preview": runsDataset,
	"licence.sign": member,
	"signature.view": selfOrSteward,
	"request.begin": (actor, facts) => member(actor) ?? (facts.isBlocked ? "blocked" : null),
	"request.renew": (actor, facts) =>
		member(actor) ?? (facts.isBlocked ? "blocked" : facts.hasRenewable ? null : "nothing_to_renew"),
	"request.view": applicantOrSteward,
	"request.edit": (actor, facts) =>
		applicant(actor, facts) ??
		({ editable: null, waiting: "request_not_editable", ended: "request_closed" } as const)[
			facts.moment
		],
	"request.withdraw": (actor, facts) =>
		applicant(actor, facts) ?? (facts.moment === "ended" ? "request_closed" : null),
	"request.comment": (actor, facts) =>
		applicantOrSteward(actor, facts) ?? (facts.moment === "ended" ? "request_closed" : null),
	"request.note": otherSteward,
	"request.review": (actor, facts) =>
		otherSteward(actor, facts) ?? (facts.moment === "waiting" ? null : "request_not_in_queue"),
	"request.decide": (actor, facts) =>
		otherSteward(actor, facts) ?? (facts.moment === "waiting" ? null : "request_not_in_queue"),
	"request.answer-as-supervisor": () => null,
	"request.upkeep": system,
	"queue.view": steward,
	"form.publish": runsDataset,
	"grant.view": selfOrSteward,
	"grant.end": steward,
	"grant.answer-end": self,
	"holders.export": steward,
	"block.manage": steward,
	"domain.note": steward,
	"version.edit": (actor, facts) => organizer(actor, facts) ?? draft(facts),
	"version.view": (actor, facts) => (facts.isDraft ? runsDataset(actor, facts) : null),
	"video.take-down": runsDataset,
	"takedown.answer": (actor, facts) => member(actor) ?? (facts.isAsked ? null : "not_a_holder"),
	"file.download": (actor, facts) => {
		if (facts.isDraft) return "is_a_draft";
		if (facts.access === "withheld") return "file_withheld";
		if (facts.isTakenDown) return "file_taken_down";
		return facts.access === "public" ? null : (member(actor) ?? standings[facts.standing]);
	},
	"manifest.create": (actor, facts) =>
		member(actor) ?? (facts.isDraft ? "is_a_draft" : standings[facts.standing]),
	"manifest.end": selfOrSteward,
	"ledger.view": selfOrSteward,
	"account.export": self,
	"account.delete": self,
	"office.set": system,
	"file.verify": system,
	"file.upkeep": system,
};
