import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { effectOn, holdsAccess } from "#lib/licensing/effect.ts";

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));
const grant = (endsDay: number) => ({
	endsAt: day(endsDay),
	revokedAt: null,
	suspendedAt: null,
	firstSequence: 1,
	lastSequence: null,
});
const version = (
	number: number,
	from: number,
	graceDays = 0,
	change: "material" | "editorial" = "material",
) => ({
	number,
	change,
	inForceFrom: day(from),
	graceDays,
});
const first = version(1, 0);

test("an editorial version changes nothing for anybody", () => {
	const holder = { grants: [grant(300)], signedNumber: 1 };
	const effect = effectOn(holder, [first], version(2, 10, 0, "editorial"), day(10));
	assert.deepEqual(effect, { outcome: "keeps", losesAt: null });
});

test("a material version asks a holder to sign by the end of the grace period", () => {
	const holder = { grants: [grant(300)], signedNumber: 1 };
	const effect = effectOn(holder, [first], version(2, 20, 30), day(10));
	assert.deepEqual(effect, { outcome: "must_sign", losesAt: day(50) });
});

test("access that ends before then needs no signature", () => {
	const holder = { grants: [grant(40)], signedNumber: 1 };
	const effect = effectOn(holder, [first], version(2, 20, 30), day(10));
	assert.deepEqual(effect, { outcome: "ends_before", losesAt: null });
});

test("who must sign an earlier version anyway is not counted twice", () => {
	const holder = { grants: [grant(300)], signedNumber: 1 };
	const published = [first, version(2, 5, 20)];
	const effect = effectOn(holder, published, version(3, 20, 60), day(10));
	assert.deepEqual(effect, { outcome: "asked_already", losesAt: day(25) });
	const editorial = effectOn(holder, published, version(3, 20, 0, "editorial"), day(10));
	assert.equal(editorial.outcome, "asked_already");
});

test("the instant named is the first at which the policy finds no access, for any versions and grants", () => {
	const anyVersion = (number: number, firstDay = 1) =>
		fc.record({
			number: fc.constant(number),
			change: fc.constantFrom("material" as const, "editorial" as const),
			inForceFrom: fc.integer({ min: firstDay, max: 60 }).map(day),
			graceDays: fc.integer({ min: 0, max: 40 }),
		});
	const holders = fc.record({
		grants: fc.array(fc.integer({ min: 11, max: 120 }).map(grant), { minLength: 1, maxLength: 3 }),
		signedNumber: fc.constantFrom(1, 2, 3),
	});
	fc.assert(
		fc.property(
			holders,
			anyVersion(2),
			anyVersion(3),
			anyVersion(4, 10),
			(holder, two, three, further) => {
				const now = day(10);
				const published = [first, two, three];
				fc.pre(holdsAccess(holder, published, now));
				const { outcome, losesAt } = effectOn(holder, published, further, now);
				const all = [...published, further];
				const end = Math.max(...holder.grants.map(({ endsAt }) => endsAt.getTime()));
				for (let n = 10; n < 125; n++) {
					const at = day(n);
					if (at.getTime() >= end) break;
					const without = losesAt !== null && at >= losesAt;
					assert.equal(holdsAccess(holder, all, at), !without, `day ${n} ${outcome}`);
				}
			},
		),
		{ numRuns: 500 },
	);
});
