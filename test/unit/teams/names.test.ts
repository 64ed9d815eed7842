import assert from "node:assert/strict";
import { test } from "node:test";
import { profileInput } from "#lib/auth/profile.ts";
import { teamInput } from "#lib/teams/index.ts";

const isTaken = (name: string) => {
	const asTeam = teamInput.safeParse({ challenge: "x", name }).success;
	assert.equal(profileInput.safeParse({ name }).success, asTeam);
	return asTeam;
};

test("the names of a team and of a person are one line: no invitation says more with them", () => {
	for (const name of ["Ünïcode 团队", "a b", "  trimmed  "]) assert.ok(isTaken(name), name);
	for (const sign of ["\n", "\r", "\t", "\u0085", "\u2028", "\u2029", "\u001b"])
		assert.ok(!isTaken(`Team${sign}https://elsewhere.example`), JSON.stringify(sign));
});
