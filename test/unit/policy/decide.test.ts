import assert from "node:assert/strict";
import { test } from "node:test";
import { NotAllowed, NotSignedIn } from "#lib/errors.ts";
import {
	type AccessAction,
	type Action,
	type Actor,
	authorize,
	type Denial,
	decide,
	type Facts,
	type Relation,
} from "#lib/policy/index.ts";

const actors: Record<string, Actor> = {
	visitor: { kind: "visitor" },
	member: { kind: "member", userId: "u", isAdmin: false },
	admin: { kind: "member", userId: "u", isAdmin: true },
	system: { kind: "system", name: "s" },
};
const relations: Record<string, Relation> = {
	stranger: { isTeamMember: false, isOrganizer: false },
	team: { isTeamMember: true, isOrganizer: false },
	organizer: { isTeamMember: false, isOrganizer: true },
	both: { isTeamMember: true, isOrganizer: true },
};

/** For each action: the facts it can meet, and what each actor is told ("yes", or the reason). */
type Line = [actor: string, facts: object, expected: "yes" | Denial];

const overRelations = (
	extra: object,
	expected: (actor: string, relation: string) => "yes" | Denial,
): Line[] =>
	Object.keys(actors).flatMap((actor) =>
		Object.entries(relations).map(
			([name, relation]): Line => [actor, { ...relation, ...extra }, expected(actor, name)],
		),
	);

const teamOnly = (actor: string, relation: string): "yes" | Denial => {
	if (actor === "visitor") return "not_signed_in";
	return actor === "system" || relation === "team" || relation === "both" ? "yes" : "not_in_team";
};
const teamOrOrganizer = (actor: string, relation: string): "yes" | Denial => {
	if (actor === "visitor") return "not_signed_in";
	return actor === "member" && relation === "stranger" ? "not_in_team" : "yes";
};
const thenAlways =
	(rule: typeof teamOnly, reason: Denial) =>
	(actor: string, relation: string): "yes" | Denial => {
		const first = rule(actor, relation);
		return first === "yes" ? reason : first;
	};
const simply = (yes: string[], no: Record<string, Denial>): Line[] => [
	...yes.map((actor): Line => [actor, {}, "yes"]),
	...Object.entries(no).map(([actor, reason]): Line => [actor, {}, reason]),
];
const selfOnly: Line[] = Object.keys(actors).flatMap((actor) =>
	[true, false].map((isSelf): Line => {
		const signedIn = actor !== "visitor";
		return [actor, { isSelf }, signedIn ? (isSelf ? "yes" : "not_yours") : "not_signed_in"];
	}),
);

const organizerOnly = (actor: string, relation: string): "yes" | Denial => {
	if (actor === "visitor") return "not_signed_in";
	if (actor === "admin") return "yes";
	return relation === "organizer" || relation === "both" ? "yes" : "organizers_only";
};
const captainOnly =
	(isCaptain: boolean) =>
	(actor: string, relation: string): "yes" | Denial => {
		const first = teamOnly(actor, relation);
		return first === "yes" && !isCaptain ? "captains_only" : first;
	};
const memberOnly = (actor: string): "yes" | Denial =>
	actor === "visitor" ? "not_signed_in" : "yes";
const systemOnly = simply(["system"], {
	visitor: "system_only",
	member: "system_only",
	admin: "system_only",
});
const bool = [true, false] as const;

/** An act of a captain, and what else it may be refused for once it is theirs. */
const ofCaptain = (extra: object, then: "yes" | Denial = "yes"): Line[] =>
	bool.flatMap((isCaptain) =>
		overRelations({ ...extra, isCaptain }, (actor, relation) => {
			const first = captainOnly(isCaptain)(actor, relation);
			return first === "yes" ? then : first;
		}),
	);
const whileThawed = (): Line[] => [
	...ofCaptain({ isFrozen: false }),
	...ofCaptain({ isFrozen: true }, "teams_frozen"),
];

/** A way into a team: shut, before anything else, to who runs the challenge, but for their baselines. */
const whereEntered = (rule: typeof teamOnly, cases: [object, "yes" | Denial][]): Line[] =>
	bool.flatMap((runsIt) =>
		bool.flatMap((isBaseline) =>
			cases.flatMap(([facts, then]) => {
				const said = runsIt && !isBaseline ? "organizers_do_not_compete" : then;
				const whole = said === "yes" ? rule : thenAlways(rule, said);
				return overRelations({ ...facts, runsIt, isBaseline }, whole);
			}),
		),
	);

/** An act that is right in one state of its subject and too late in every other. */
const inState = (rule: typeof teamOnly, fact: string, reason: Denial = "final_state"): Line[] => [
	...overRelations({ [fact]: true }, rule),
	...overRelations({ [fact]: false }, thenAlways(rule, reason)),
];

const met = {
	hasAcceptedRules: true,
	hasAccess: true,
	hasPrerequisite: true,
	isTeamLargeEnough: true,
	isOutsider: true,
};
/** From the first that is asked for to the last: the first one missing is the reason. */
const requirements: [keyof typeof met, Denial][] = [
	["isOutsider", "organizers_do_not_compete"],
	["hasAcceptedRules", "rules_not_accepted"],
	["hasAccess", "access_required"],
	["hasPrerequisite", "prerequisite_missing"],
	["isTeamLargeEnough", "team_too_small"],
];
const everySetOfRequirements = Array.from({ length: 2 ** requirements.length }, (_, bits) =>
	Object.fromEntries(requirements.map(([name], at) => [name, (bits & (1 << at)) === 0])),
);
const firstMissing = (facts: Record<string, boolean>) =>
	requirements.find(([name]) => !facts[name])?.[1] ?? "yes";

const table: Record<Exclude<Action, AccessAction>, Line[]> = {
	"challenge.create": bool.flatMap((isDatasetOrganizer) =>
		Object.keys(actors).map((actor): Line => {
			const may = isDatasetOrganizer || actor === "admin";
			const said = may ? "yes" : "dataset_organizers_only";
			return [actor, { isDatasetOrganizer }, actor === "visitor" ? "not_signed_in" : said];
		}),
	),
	"challenge.view": [
		...overRelations({ isPublished: true }, () => "yes"),
		...overRelations({ isPublished: false }, organizerOnly),
	],
	"challenge.edit": overRelations({}, organizerOnly),
	"challenge.publish": bool.flatMap((isPublished) =>
		bool.flatMap((isComplete) =>
			overRelations({ isPublished, isComplete }, (actor, relation) => {
				const first = organizerOnly(actor, relation);
				if (first !== "yes") return first;
				if (isPublished) return "already_published";
				return isComplete ? "yes" : "challenge_incomplete";
			}),
		),
	),
	"challenge.set-organizers": overRelations({}, organizerOnly),
	"challenge.join-organizers": Object.keys(actors).flatMap((actor) =>
		bool.flatMap((isInvited) =>
			bool.map((competes): Line => {
				const said = isInvited ? (competes ? "competitors_do_not_organize" : "yes") : "not_yours";
				return [actor, { isInvited, competes }, actor === "visitor" ? "not_signed_in" : said];
			}),
		),
	),
	"desk.view": overRelations({}, organizerOnly),
	"rules.accept": simply(["member", "admin", "system"], { visitor: "not_signed_in" }),
	"label-set.manage": overRelations({}, organizerOnly),
	"label-set.check": systemOnly,
	"announcement.publish": [
		...overRelations({ isPublished: true }, organizerOnly),
		...overRelations({ isPublished: false }, thenAlways(organizerOnly, "is_a_draft")),
	],
	"message.send": overRelations({}, organizerOnly),
	"webhook.manage": overRelations({}, organizerOnly),
	"similar.judge": overRelations({}, organizerOnly),
	"event.tell": systemOnly,
	"notice.read": selfOnly,
	"notice.choose": selfOnly,
	"notice.unsubscribe": Object.keys(actors).flatMap((actor): Line[] => [
		[actor, { link: "genuine" }, "yes"],
		[actor, { link: "expired" }, "link_expired"],
		[actor, { link: "forged" }, "link_forged"],
	]),
	"team.create": whereEntered(memberOnly, [
		[{ isFrozen: false }, "yes"],
		[{ isFrozen: true }, "teams_frozen"],
	]),
	"team.view": [
		...overRelations({ isPublished: true }, () => "yes"),
		...overRelations({ isPublished: false }, teamOrOrganizer),
	],
	"team.edit": ofCaptain({}),
	"team.invite": whileThawed(),
	"team.join": whereEntered(memberOnly, [
		[{ isFrozen: false, isFull: false }, "yes"],
		[{ isFrozen: false, isFull: true }, "team_full"],
		[{ isFrozen: true, isFull: false }, "teams_frozen"],
		[{ isFrozen: true, isFull: true }, "teams_frozen"],
	]),
	"team.ask": whereEntered(memberOnly, [
		[{ isFrozen: false, isOpen: true }, "yes"],
		[{ isFrozen: false, isOpen: false }, "team_not_open"],
		[{ isFrozen: true, isOpen: true }, "teams_frozen"],
		[{ isFrozen: true, isOpen: false }, "teams_frozen"],
	]),
	"team.answer": whileThawed(),
	"team.remove": whileThawed(),
	"team.leave": bool.flatMap((isCaptain) =>
		bool.flatMap((isAlone) => [
			...overRelations(
				{ isCaptain, isAlone, isFrozen: true },
				thenAlways(teamOnly, "teams_frozen"),
			),
			...overRelations(
				{ isCaptain, isAlone, isFrozen: false },
				isCaptain && !isAlone ? thenAlways(teamOnly, "captain_must_transfer") : teamOnly,
			),
		]),
	),
	"team.transfer": ofCaptain({}),
	"team.merge": bool.flatMap((isCaptain) =>
		whereEntered(captainOnly(isCaptain), [
			[{ isCaptain, isFrozen: false }, "yes"],
			[{ isCaptain, isFrozen: true }, "teams_frozen"],
		]),
	),
	"invitation.refuse": selfOnly,
	"join-request.withdraw": selfOnly,
	"method.create": overRelations({}, teamOnly),
	"method.list": overRelations({}, teamOrOrganizer),
	"submission.create": [
		...everySetOfRequirements.flatMap((facts) => {
			const missing = firstMissing(facts);
			const rule = missing === "yes" ? teamOnly : thenAlways(teamOnly, missing);
			return overRelations({ ...facts, phase: "open" }, rule);
		}),
		...everySetOfRequirements.flatMap((facts) => [
			...overRelations({ ...facts, phase: "before" }, thenAlways(teamOnly, "phase_not_open")),
			...overRelations({ ...facts, phase: "closed" }, thenAlways(teamOnly, "phase_closed")),
		]),
	],
	"submission.view": overRelations({}, teamOrOrganizer),
	"submission.cancel": inState(teamOnly, "isWaiting"),
	"submission.withdraw": inState(teamOnly, "isScored"),
	"submission.restore": [
		...overRelations({ isWithdrawn: true, isInTime: true }, teamOnly),
		...overRelations(
			{ isWithdrawn: true, isInTime: false },
			thenAlways(teamOnly, "restore_too_late"),
		),
		...bool.flatMap((isInTime) =>
			overRelations({ isWithdrawn: false, isInTime }, thenAlways(teamOnly, "final_state")),
		),
	],
	"submission.rerun": inState(organizerOnly, "isFailed"),
	"submission.disqualify": inState(organizerOnly, "isScored"),
	"submission.reinstate": inState(organizerOnly, "isDisqualified"),
	"submission.verify": inState(organizerOnly, "isScored"),
	"submission.process": systemOnly,
	"quota.view": overRelations({}, teamOrOrganizer),
	"quota.grant": overRelations({}, organizerOnly),
	"rescoring.manage": overRelations({}, organizerOnly),
	"rescoring.process": systemOnly,
	"board.reveal": inState(organizerOnly, "isFrozen", "board_not_frozen"),
	"board.view": bool.flatMap((isEveryones) =>
		overRelations({ isEveryones }, (actor, relation) => {
			const organizes = relation === "organizer" || relation === "both" || actor === "admin";
			return isEveryones || organizes ? "yes" : "board_not_public";
		}),
	),
	"token.manage": selfOnly,
	"profile.edit": selfOnly,
};

function check<A extends Action>(action: A, lines: Line[]): void {
	for (const [actor, facts, expected] of lines) {
		const who = actors[actor];
		assert.ok(who);
		// The table's facts are this action's: the key it stands under says so.
		const decision = decide(who, action, facts as Facts[A]);
		const said = decision.allowed ? "yes" : decision.reason;
		assert.equal(said, expected, `${action} by ${actor} with ${JSON.stringify(facts)}`);
	}
}

for (const [action, lines] of Object.entries(table))
	test(`${action}: every actor in every situation gets the decision of the table`, () => {
		assert.ok(new Set(lines.map(([actor]) => actor)).size === 4, "every kind of actor is asked");
		check(action as Action, lines);
	});

test("a refusal says whether signing in would help", () => {
	const facts = { isTeamMember: false, isOrganizer: false };
	assert.throws(() => authorize({ kind: "visitor" }, "submission.view", facts), NotSignedIn);
	const stranger: Actor = { kind: "member", userId: "u", isAdmin: false };
	assert.throws(() => authorize(stranger, "submission.view", facts), NotAllowed);
});
