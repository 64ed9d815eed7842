import assert from "node:assert/strict";
import { test } from "node:test";
import { isTeamHidden, shownMethod, shownTeamName } from "#lib/policy/index.ts";

const until = new Date("2026-05-01T00:00:00Z");
const before = new Date(until.getTime() - 1);
const readers = ["organizer", "team", "other"] as const;
const team = { name: "Real", number: 17 };

test("a team is hidden from others only, only before the instant, and never a baseline", () => {
	const told = readers.flatMap((reader) =>
		[true, false].flatMap((isBaseline) =>
			[null, until].flatMap((anonymousUntil) =>
				[before, until]
					.filter((now) => isTeamHidden(reader, { isBaseline }, { anonymousUntil, now }))
					.map((now) => [reader, isBaseline, anonymousUntil, now]),
			),
		),
	);
	assert.deepEqual(told, [["other", false, until, before]]);
});

test("a hidden method keeps what kind it is and loses every word and link of its team", () => {
	const method = {
		name: "Ours",
		network: "BMN",
		description: "we",
		extraData: "our data",
		paperUrl: "https://a.example",
		codeUrl: "https://b.example",
	};
	assert.deepEqual(shownMethod(true, method, { team, ordinal: 2 }), {
		name: "Team 17, method 2",
		network: "BMN",
		description: "",
		extraData: "",
		paperUrl: null,
		codeUrl: null,
	});
	assert.equal(shownMethod(false, method, { team, ordinal: 2 }), method);
	assert.deepEqual([shownTeamName(true, team), shownTeamName(false, team)], ["Team 17", "Real"]);
});
