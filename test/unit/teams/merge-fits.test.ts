import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { attemptMisfits } from "#lib/teams/merge-fits.ts";
import { freeName } from "#lib/teams/merge-teams.ts";

const phase = { id: "p", title: "Test", dailyQuota: 3, totalQuota: 5 };
const on = (day: string, slots: number, phaseId = "p") => ({ phaseId, day, slots });

test("two teams fit while each day and the whole are within the limits of one", () => {
	assert.deepEqual(attemptMisfits([phase], [on("a", 3), on("b", 2)], []), []);
	assert.deepEqual(attemptMisfits([phase], [on("a", 4)], []), [
		"Test, a (UTC): more attempts together than one team may make.",
	]);
	assert.deepEqual(attemptMisfits([phase], [on("a", 3), on("b", 3)], []), [
		"Test, in all: more attempts together than one team may make.",
	]);
});

test("a grant raises its own day and the whole, and no other day or phase", () => {
	assert.deepEqual(attemptMisfits([phase], [on("a", 4), on("b", 2)], [on("a", 1)]), []);
	assert.equal(attemptMisfits([phase], [on("a", 4)], [on("b", 1)]).length, 1);
	assert.equal(attemptMisfits([phase], [on("a", 4)], [on("a", 1, "q")]).length, 1);
});

test("whatever was used and granted, they fit exactly when no count is above its limit", () => {
	const slots = fc.array(
		fc.record({
			phaseId: fc.constantFrom("p", "q"),
			day: fc.constantFrom("a", "b", "c"),
			slots: fc.integer({ min: 1, max: 3 }),
		}),
		{ maxLength: 8 },
	);
	const merged = (all: { phaseId: string; day: string; slots: number }[]) =>
		["p", "q"].flatMap((phaseId) =>
			["a", "b", "c"].map((day) => ({
				phaseId,
				day,
				slots: all
					.filter((one) => one.phaseId === phaseId && one.day === day)
					.reduce((sum, one) => sum + one.slots, 0),
			})),
		);
	fc.assert(
		fc.property(slots, slots, (taken, granted) => {
			const phases = [phase, { ...phase, id: "q", dailyQuota: 1, totalQuota: 9 }];
			const fits = phases.every((one) => {
				const [used, given] = [merged(taken), merged(granted)].map((all) =>
					all.filter(({ phaseId }) => phaseId === one.id),
				);
				const sum = (all: typeof used) => (all ?? []).reduce((n, { slots }) => n + slots, 0);
				return (
					sum(used) <= one.totalQuota + sum(given) &&
					(used ?? []).every(
						({ slots }, at) => slots <= one.dailyQuota + ((given ?? [])[at]?.slots ?? 0),
					)
				);
			});
			assert.equal(attemptMisfits(phases, merged(taken), merged(granted)).length === 0, fits);
		}),
	);
});

test("a method that comes along keeps its name, or has a number behind it that nothing else has", () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom("A", "A (2)", "A (3)", "B")), (names) => {
			const taken = new Set<string>();
			for (const name of names) {
				const free = freeName(name, taken);
				assert.ok(free.startsWith(name) && !taken.has(free));
				assert.ok(taken.has(name) || free === name);
				taken.add(free);
			}
		}),
	);
});
