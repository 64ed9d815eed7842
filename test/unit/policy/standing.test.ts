import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
	type GrantFacts,
	type GrantState,
	grantState,
	grantStates,
	opensFiles,
	type SignatureFacts,
	type Standing,
	standing,
} from "#lib/policy/index.ts";

const day = 86_400_000;
const at = (milliseconds: number) => new Date(Date.UTC(2026, 5, 1) + milliseconds);
const grant = (changes: Partial<GrantFacts> = {}): GrantFacts => ({
	endsAt: at(365 * day),
	revokedAt: null,
	suspendedAt: null,
	firstSequence: 1,
	lastSequence: null,
	...changes,
});
const signed: SignatureFacts = { signedNumber: 1, requiredNumber: 1 };
const unsigned: SignatureFacts = { signedNumber: null, requiredNumber: 1 };

const year = grant();
const end = 365 * day;
const stopped = grant({ suspendedAt: at(10) });
const revoked = grant({ revokedAt: at(10) });
const both = grant({ suspendedAt: at(5), revokedAt: at(10) });

/** Facts, an instant, and the state: each boundary on both sides, to the millisecond. */
const table: [name: string, GrantFacts, SignatureFacts, now: number, GrantState][] = [
	["begun", year, signed, 0, "active"],
	["a millisecond before it is said to be expiring", year, signed, end - 60 * day - 1, "active"],
	["sixty days before the end", year, signed, end - 60 * day, "expiring"],
	["a millisecond before the end", year, signed, end - 1, "expiring"],
	["at the end", year, signed, end, "expired"],
	["long after the end", year, signed, end + 1000 * day, "expired"],
	["without a signature", year, unsigned, 0, "needs_signature"],
	["without a signature, expiring", year, unsigned, end - 1, "needs_signature"],
	["without a signature, over", year, unsigned, end, "expired"],
	["with an older signature", year, { signedNumber: 1, requiredNumber: 2 }, 0, "needs_signature"],
	["with a newer signature", year, { signedNumber: 3, requiredNumber: 2 }, 0, "active"],
	[
		"before any licence is in force",
		year,
		{ signedNumber: 1, requiredNumber: null },
		0,
		"needs_signature",
	],
	["a millisecond before the suspension", stopped, signed, 9, "active"],
	["at the suspension", stopped, signed, 10, "suspended"],
	["suspended without a signature", stopped, unsigned, 10, "suspended"],
	["suspended, at the end", stopped, signed, end, "expired"],
	["a millisecond before the revocation", revoked, signed, 9, "active"],
	["at the revocation", revoked, signed, 10, "revoked"],
	["revoked, without a signature", revoked, unsigned, 10, "revoked"],
	["revoked, after the end", revoked, signed, end + 1, "revoked"],
	["suspended, then revoked: before", both, signed, 9, "suspended"],
	["suspended, then revoked: after", both, signed, 10, "revoked"],
];

for (const [name, facts, signature, now, expected] of table)
	test(`a grant is ${expected}: ${name}`, () => {
		assert.equal(grantState(facts, signature, at(now)), expected);
	});

test("the table has every state", () => {
	assert.deepEqual(new Set(table.map(([, , , , state]) => state)), new Set(grantStates));
});

const towards = (grants: GrantFacts[], sequence: number, now = at(20), signature = signed) =>
	standing(grants, signature, { sequence, now });

const ranges: [name: string, GrantFacts[], sequence: number, Standing][] = [
	["nothing held", [], 1, "none"],
	["a range begins with its first version", [grant({ firstSequence: 2 })], 1, "not_covered"],
	["and has it", [grant({ firstSequence: 2 })], 2, "active"],
	["an open range has every later version", [grant()], 1_000_000, "active"],
	["a closed range has its last version", [grant({ lastSequence: 3 })], 3, "active"],
	["and none after", [grant({ lastSequence: 3 })], 4, "not_covered"],
	[
		"a gap between two ranges",
		[grant({ lastSequence: 1 }), grant({ firstSequence: 3 })],
		2,
		"not_covered",
	],
	["the better of two grants counts", [grant({ endsAt: at(15) }), grant()], 1, "active"],
	["in either order", [grant(), grant({ endsAt: at(15) })], 1, "active"],
	["revoked is said before expired", [grant({ endsAt: at(15) }), revoked], 1, "revoked"],
	[
		"a revoked range does not speak for another version",
		[grant({ lastSequence: 1, revokedAt: at(1) })],
		2,
		"not_covered",
	],
	["a grant given after a revocation counts", [revoked, grant()], 1, "active"],
];

for (const [name, grants, sequence, expected] of ranges)
	test(`standing: ${name}`, () => {
		assert.equal(towards(grants, sequence), expected);
	});

const instant = fc.integer({ min: -400 * day, max: 800 * day }).map(at);
const anyGrant: fc.Arbitrary<GrantFacts> = fc
	.record({
		endsAt: instant,
		revokedAt: fc.option(instant),
		suspendedAt: fc.option(instant),
		firstSequence: fc.integer({ min: 1, max: 5 }),
		length: fc.option(fc.integer({ min: 0, max: 4 })),
	})
	.map(({ length, ...facts }) => ({
		...facts,
		lastSequence: length === null ? null : facts.firstSequence + length,
	}));
const number = fc.option(fc.integer({ min: 1, max: 5 }));
const anySignature: fc.Arbitrary<SignatureFacts> = fc.record({
	signedNumber: number,
	requiredNumber: number,
});
const opens = (state: Standing) => state !== "none" && state !== "not_covered" && opensFiles(state);

test("no file opens under a grant from its revocation, its suspension or its end on", () => {
	fc.assert(
		fc.property(anyGrant, anySignature, instant, (facts, signature, now) => {
			const isOver = [facts.endsAt, facts.revokedAt, facts.suspendedAt].some(
				(moment) => moment !== null && moment <= now,
			);
			assert.ok(!(isOver && opensFiles(grantState(facts, signature, now))));
		}),
		{ numRuns: 2000 },
	);
});

test("a further signature never takes access away", () => {
	fc.assert(
		fc.property(
			fc.array(anyGrant, { maxLength: 4 }),
			anySignature,
			fc.integer({ min: 1, max: 9 }),
			instant,
			fc.integer({ min: 0, max: 5 }),
			(grants, signature, sequence, now, more) => {
				const later = { ...signature, signedNumber: (signature.signedNumber ?? 1) + more };
				if (opens(standing(grants, signature, { sequence, now })))
					assert.ok(opens(standing(grants, later, { sequence, now })));
			},
		),
		{ numRuns: 2000 },
	);
});

test("a further grant never takes access away, and files open only under one that opens by itself", () => {
	fc.assert(
		fc.property(
			fc.array(anyGrant, { maxLength: 4 }),
			anyGrant,
			anySignature,
			fc.integer({ min: 1, max: 9 }),
			instant,
			(grants, further, signature, sequence, now) => {
				const facts = { sequence, now };
				const held = opens(standing(grants, signature, facts));
				const all = [...grants, further];
				assert.ok(!held || opens(standing(all, signature, facts)));
				assert.equal(
					opens(standing(all, signature, facts)),
					all.some((one) => opens(standing([one], signature, facts))),
				);
			},
		),
		{ numRuns: 2000 },
	);
});

test("a grant covers exactly the versions of its range, now and whenever it opens", () => {
	fc.assert(
		fc.property(anyGrant, fc.integer({ min: 1, max: 12 }), instant, (facts, sequence, now) => {
			const isIn =
				sequence >= facts.firstSequence &&
				(facts.lastSequence === null || sequence <= facts.lastSequence);
			const said = standing([facts], signed, { sequence, now });
			assert.equal(said === "not_covered", !isIn);
		}),
		{ numRuns: 2000 },
	);
});
