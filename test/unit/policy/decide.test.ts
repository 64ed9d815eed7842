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

const teamOnly = (actor: string, relation: string) => {
	if (actor === "visitor") return "not_signed_in";
	return actor === "system" || relation === "team" || relation === "both" ? "yes" : "not_in_team";
};
const teamOrOrganizer = (actor: string, relation: string) => {
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

const table: Record<Exclude<Action, AccessAction>, Line[]> = {
	"team.create": simply(["member", "admin", "system"], { visitor: "not_signed_in" }),
	"method.create": overRelations({}, teamOnly),
	"method.list": overRelations({}, teamOrOrganizer),
	"submission.create": [
		...overRelations({ phase: "open" }, teamOnly),
		...overRelations({ phase: "before" }, thenAlways(teamOnly, "phase_not_open")),
		...overRelations({ phase: "closed" }, thenAlways(teamOnly, "phase_closed")),
	],
	"submission.view": overRelations({}, teamOrOrganizer),
	"submission.cancel": [
		...overRelations({ isWaiting: true }, teamOnly),
		...overRelations({ isWaiting: false }, thenAlways(teamOnly, "final_state")),
	],
	"submission.withdraw": [
		...overRelations({ isScored: true }, teamOnly),
		...overRelations({ isScored: false }, thenAlways(teamOnly, "final_state")),
	],
	"submission.process": simply(["system"], {
		visitor: "system_only",
		member: "system_only",
		admin: "system_only",
	}),
	"board.view": (["none", "own", "everyone"] as const).flatMap((visibility) =>
		overRelations({ visibility }, (actor, relation) => {
			const organizes = relation === "organizer" || relation === "both" || actor === "admin";
			return visibility === "everyone" || organizes ? "yes" : "board_not_public";
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
