import assert from "node:assert/strict";
import { test } from "node:test";
import { requestStates } from "#drizzle/schema/access.ts";
import { momentOf } from "#lib/access/index.ts";
import { type Transition, transitions } from "#lib/access/states.ts";
import { decide, type RequestRelation } from "#lib/policy/index.ts";

const steps = Object.keys(transitions) as Transition[];

/** Written out by hand from the product's rules: where each step leads from each state; "-" is nowhere. */
const expected: Record<Transition, string> = {
	//                  draft      submitted     in_review     needs_changes approved declined withdrawn lapsed
	submit:
		"           submitted  -             -             submitted     -        -        -         -",
	"start-review":
		"   -          in_review     -             -             -        -        -         -",
	"ask-for-changes":
		"-          needs_changes needs_changes -             -        -        -         -",
	"change-form":
		"    -          needs_changes needs_changes -             -        -        -         -",
	approve:
		"          -          approved      approved      -             -        -        -         -",
	decline:
		"          -          declined      declined      -             -        -        -         -",
	withdraw:
		"         withdrawn  withdrawn     withdrawn     withdrawn     -        -        -         -",
	lapse:
		"            lapsed     -             -             lapsed        -        -        -         -",
};

test("the table of states is the product's, step by step and state by state", () => {
	for (const step of steps) {
		const cells = expected[step].trim().split(/\s+/);
		assert.equal(cells.length, requestStates.length);
		for (const [at, state] of requestStates.entries()) {
			const { from, to } = transitions[step];
			const leads = (from as readonly string[]).includes(state) ? to : "-";
			assert.equal(leads, cells[at], `${step} from ${state}`);
		}
	}
});

test("no state that has ended is left again, and nothing approves but a person", () => {
	for (const state of requestStates)
		if (momentOf(state) === "ended")
			for (const step of steps)
				assert.ok(!(transitions[step].from as readonly string[]).includes(state));
	const system = { kind: "system", name: "upkeep" } as const;
	const facts: RequestRelation & { moment: "waiting" } = {
		isApplicant: false,
		isHandedIn: true,
		isSteward: false,
		isOrganizer: false,
		moment: "waiting",
	};
	assert.equal(decide(system, transitions.approve.action, facts).allowed, false);
});
