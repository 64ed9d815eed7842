import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	commonWords,
	isTeamHidden,
	shownMethod,
	shownTeamName,
	wordNotShown,
} from "#lib/policy/index.ts";

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

const words = {
	network: "TURN",
	backbone: "C3D",
	backboneFamily: "3D CNN",
	streams: "face",
	pretraining: "none",
};

test("a hidden method keeps what kind it is and loses every word and link of its team", () => {
	const method = {
		name: "Ours",
		...words,
		network: " bmn",
		backbone: "TeamNet-50",
		description: "we",
		extraData: "our data",
		paperUrl: "https://a.example",
		codeUrl: "https://b.example",
	};
	assert.deepEqual(shownMethod(true, method, { team, ordinal: 2 }), {
		name: "Team 17, method 2",
		...words,
		network: "BMN",
		backbone: "not shown yet",
		description: "",
		extraData: "",
		paperUrl: null,
		codeUrl: null,
	});
	assert.equal(shownMethod(false, method, { team, ordinal: 2 }), method);
	assert.deepEqual([shownTeamName(true, team), shownTeamName(false, team)], ["Team 17", "Real"]);
});

const wordOrFree = fc.oneof(
	fc.string(),
	fc
		.constantFrom(...Object.values(commonWords).flat())
		.chain((word) => fc.constantFrom<string>(word, word.toLowerCase(), `${word} `, `Our ${word}`)),
);
const members = Object.keys(words) as (keyof typeof words)[];

test("of a hidden method no word leaves that the field has not, in whatever spelling it was written", () => {
	const about = { name: "", description: "", extraData: "", paperUrl: null, codeUrl: null };
	fc.assert(
		fc.property(fc.constantFrom(...members), wordOrFree, (member, word) => {
			const method = { ...about, ...words, [member]: word };
			const shown: string = shownMethod(true, method, { team, ordinal: 1 })[member];
			const common: readonly string[] = commonWords[member];
			assert.ok(shown === wordNotShown || common.includes(shown));
			assert.equal(
				shown !== wordNotShown,
				common.some((one) => one.toLowerCase() === word.trim().toLowerCase()),
			);
		}),
	);
});
