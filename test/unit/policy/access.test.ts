import assert from "node:assert/strict";
import { test } from "node:test";
import {
	type AccessAction,
	type Actor,
	type Denial,
	decide,
	type Facts,
	type RequestMoment,
	type Standing,
} from "#lib/policy/index.ts";

type Who = "visitor" | "member" | "admin" | "system";
const actors: Record<Who, Actor> = {
	visitor: { kind: "visitor" },
	member: { kind: "member", userId: "u", isAdmin: false },
	admin: { kind: "member", userId: "u", isAdmin: true },
	system: { kind: "system", name: "s" },
};
const kinds = Object.keys(actors) as Who[];

type Said = "yes" | Denial;
/** Every combination of the facts that an action knows, and what each actor is to be told. */
type Entry<F> = { every: { [K in keyof F]: readonly F[K][] }; told: (who: Who, facts: F) => Said };

const bit = [false, true] as const;
const dataset = { isSteward: bit, isOrganizer: bit };
const request = { ...dataset, isApplicant: bit, isHandedIn: bit };
const own = { isSelf: bit };
const moment: readonly RequestMoment[] = ["editable", "waiting", "ended"];
const everyStanding: readonly Standing[] = [
	"active",
	"expiring",
	"needs_signature",
	"suspended",
	"expired",
	"revoked",
	"not_covered",
	"none",
];

type Roles = {
	isSteward?: boolean;
	isOrganizer?: boolean;
	isApplicant?: boolean;
	isHandedIn?: boolean;
	isSelf?: boolean;
};
type Role = "steward" | "organizer" | "applicant" | "self" | "admin" | "anybody";

const refusals: Record<Role, Denial> = {
	steward: "stewards_only",
	organizer: "dataset_organizers_only",
	applicant: "applicants_only",
	self: "not_yours",
	admin: "admins_only",
	anybody: "not_signed_in",
};
const roleOf = (who: Who, facts: Roles): Record<Role, boolean> => ({
	steward: facts.isSteward === true,
	organizer: facts.isOrganizer === true,
	applicant: facts.isApplicant === true,
	self: facts.isSelf === true,
	admin: who === "admin",
	anybody: true,
});

/** Lets in who has one of the roles; others hear the refusal, visitors that they must sign in. */
const only =
	(refusal: Role, ...roles: Role[]) =>
	(who: Who, facts: Roles): Said => {
		if (who === "visitor") return "not_signed_in";
		const has = roleOf(who, facts);
		return roles.some((role) => has[role]) ? "yes" : refusals[refusal];
	};
/** The first that is not "yes". */
const all = (...said: Said[]): Said => said.find((one) => one !== "yes") ?? "yes";
const unless = (isWrong: boolean, reason: Denial): Said => (isWrong ? reason : "yes");

const steward = only("steward", "steward", "admin");
const organizer = only("organizer", "organizer", "admin");
const staff = only("organizer", "organizer", "steward", "admin");
const selfOrSteward = only("steward", "self", "steward", "admin");
const applicant = only("applicant", "applicant");
/** The applicant, and once it was handed in the stewards. */
const party = (who: Who, facts: Roles): Said =>
	facts.isApplicant
		? anyMember(who, {})
		: all(steward(who, facts), unless(!facts.isHandedIn, "request_is_a_draft"));
const self = only("self", "self");
const anyMember = only("anybody", "anybody");
const workers = (who: Who): Said => (who === "system" ? "yes" : "system_only");
const nobodysOwn = (who: Who, facts: Roles): Said =>
	all(
		steward(who, facts),
		unless(!facts.isHandedIn, "request_is_a_draft"),
		unless(facts.isApplicant === true, "own_request"),
	);

const whyNot: Record<Standing, Said> = {
	active: "yes",
	expiring: "yes",
	needs_signature: "access_needs_signature",
	suspended: "access_suspended",
	expired: "access_expired",
	revoked: "access_revoked",
	not_covered: "access_not_covered",
	none: "access_none",
};

const inQueue = (who: Who, facts: Roles & { moment: RequestMoment }): Said =>
	all(nobodysOwn(who, facts), unless(facts.moment !== "waiting", "request_not_in_queue"));

/** An action that is missing here is a type error. */
const table: { [A in AccessAction]: Entry<Facts[A]> } = {
	"licence.edit": {
		every: { ...dataset, isDraft: bit },
		told: (who, facts) => all(organizer(who, facts), unless(!facts.isDraft, "not_a_draft")),
	},
	"licence.preview": { every: dataset, told: staff },
	"licence.sign": { every: {}, told: (who) => anyMember(who, {}) },
	"signature.view": { every: { ...own, ...dataset }, told: selfOrSteward },
	"request.begin": {
		every: { isBlocked: bit },
		told: (who, { isBlocked }) => all(anyMember(who, {}), unless(isBlocked, "blocked")),
	},
	"request.renew": {
		every: { isBlocked: bit, hasRenewable: bit },
		told: (who, { isBlocked, hasRenewable }) =>
			all(
				anyMember(who, {}),
				unless(isBlocked, "blocked"),
				unless(!hasRenewable, "nothing_to_renew"),
			),
	},
	"request.view": { every: request, told: party },
	"request.edit": {
		every: { ...request, moment },
		told: (who, facts) =>
			all(
				applicant(who, facts),
				unless(facts.moment === "waiting", "request_not_editable"),
				unless(facts.moment === "ended", "request_closed"),
			),
	},
	"request.withdraw": {
		every: { ...request, moment },
		told: (who, facts) =>
			all(applicant(who, facts), unless(facts.moment === "ended", "request_closed")),
	},
	"request.comment": {
		every: { ...request, moment },
		told: (who, facts) =>
			all(party(who, facts), unless(facts.moment === "ended", "request_closed")),
	},
	"request.note": { every: request, told: nobodysOwn },
	"request.review": { every: { ...request, moment }, told: inQueue },
	"request.decide": { every: { ...request, moment }, told: inQueue },
	"request.answer-as-supervisor": { every: {}, told: () => "yes" },
	"request.upkeep": { every: {}, told: workers },
	"queue.view": { every: dataset, told: steward },
	"form.publish": { every: dataset, told: staff },
	"grant.view": { every: { ...own, ...dataset }, told: selfOrSteward },
	"grant.end": { every: dataset, told: steward },
	"grant.answer-end": { every: own, told: self },
	"holders.export": { every: dataset, told: steward },
	"block.manage": { every: dataset, told: steward },
	"domain.note": { every: dataset, told: steward },
	"version.edit": {
		every: { ...dataset, isDraft: bit },
		told: (who, facts) => all(organizer(who, facts), unless(!facts.isDraft, "not_a_draft")),
	},
	"version.view": {
		every: { ...dataset, isDraft: bit },
		told: (who, facts) => (facts.isDraft ? staff(who, facts) : "yes"),
	},
	"video.take-down": { every: dataset, told: staff },
	"takedown.answer": {
		every: { isAsked: bit },
		told: (who, { isAsked }) => all(anyMember(who, {}), unless(!isAsked, "not_a_holder")),
	},
	"file.download": {
		every: {
			access: ["public", "licensed", "withheld"],
			isTakenDown: bit,
			isDraft: bit,
			standing: everyStanding,
		},
		told: (who, { access, isTakenDown, isDraft, standing }) =>
			all(
				unless(isDraft, "is_a_draft"),
				unless(access === "withheld", "file_withheld"),
				unless(isTakenDown, "file_taken_down"),
				access === "public" ? "yes" : all(anyMember(who, {}), whyNot[standing]),
			),
	},
	"manifest.create": {
		every: { isDraft: bit, standing: everyStanding },
		told: (who, { isDraft, standing }) =>
			all(anyMember(who, {}), unless(isDraft, "is_a_draft"), whyNot[standing]),
	},
	"manifest.end": { every: { ...own, ...dataset }, told: selfOrSteward },
	"ledger.view": { every: { ...own, ...dataset }, told: selfOrSteward },
	"account.export": { every: own, told: self },
	"account.delete": { every: own, told: self },
	"office.set": { every: {}, told: workers },
	"file.verify": { every: {}, told: workers },
	"file.upkeep": { every: {}, told: workers },
};

function* combinations(every: Record<string, readonly unknown[]>): Generator<object> {
	const [name, ...rest] = Object.keys(every);
	if (name === undefined) {
		yield {};
		return;
	}
	const others = Object.fromEntries(rest.map((one) => [one, every[one] ?? []]));
	for (const value of every[name] ?? [])
		for (const other of combinations(others)) yield { [name]: value, ...other };
}

let asked = 0;
function check<A extends AccessAction>(action: A): void {
	const { every, told } = table[action];
	for (const made of combinations(every))
		for (const who of kinds) {
			// What `combinations` makes has each fact of the entry with one of its values.
			const facts = made as Facts[A];
			const decision = decide(actors[who], action, facts);
			const said = decision.allowed ? "yes" : decision.reason;
			assert.equal(said, told(who, facts), `${action} by ${who} with ${JSON.stringify(facts)}`);
			asked++;
		}
}

for (const action of Object.keys(table) as AccessAction[])
	test(`${action}: every actor with every combination of its facts gets the decision of the table`, () =>
		check(action));

test("nobody, an administrator included, is ever given a withheld file or one of a draft", () => {
	for (const who of kinds)
		for (const standing of everyStanding)
			for (const facts of [
				{ access: "withheld", isDraft: false },
				{ access: "licensed", isDraft: true },
			] as const) {
				const question = { ...facts, isTakenDown: false, standing };
				assert.equal(decide(actors[who], "file.download", question).allowed, false);
			}
});

test("the whole table is asked", () => {
	assert.ok(asked > 1000, `${asked} questions`);
});
