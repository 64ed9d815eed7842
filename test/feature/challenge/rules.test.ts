import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { challengeRules, phases, rulesAcceptances } from "#drizzle/schema/challenge.ts";
import {
	acceptRules,
	applyChallenge,
	challengeDocument,
	readDesk,
	readRules,
} from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { OnsetError } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { method, openPhase, type Person, person, submit } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

/** A running challenge that has no rules yet. */
const place = await openPhase();
const challenge = place.challenge.slug;

async function writeRules(markdown: string) {
	const { document } = await readDesk(place.organizer.at(), { challenge });
	const input = {
		document: challengeDocument.parse({ ...document, rules: markdown }),
		dryRun: false,
		note: "New rules.",
		revision: null,
	};
	return applyChallenge(place.organizer.at(), input);
}

const accept = (who: Person, version: number) => acceptRules(who.at(), { challenge, version });
const code = (expected: string) => (error: unknown) =>
	error instanceof OnsetError && error.code === expected;

test("rules are accepted by version: new ones are asked for before the next submission", async () => {
	const ana = await person("ana");
	const made = await method(ana, challenge);
	await submit(ana.at(), place.slugs, made.id);
	assert.equal(await readRules(ana.at(), { challenge }), null);
	await writeRules("# Rules\n\nOne account a person.\n");
	await assert.rejects(submit(ana.at(), place.slugs, made.id), /Read and accept/);
	const accepted = await accept(ana, 1);
	assert.ok(accepted.acceptedAt);
	await submit(ana.at(), place.slugs, made.id);
	await writeRules("# Rules\n\nTwo accounts are one too many.\n");
	assert.equal((await readRules(ana.at(), { challenge }))?.acceptedAt, null);
	await assert.rejects(submit(ana.at(), place.slugs, made.id), /Read and accept/);
	await assert.rejects(accept(ana, 1), code("conflict"));
	await accept(ana, 2);
	await submit(ana.at(), place.slugs, made.id);
});

test("rules saved unchanged are no new version", async () => {
	const before = await readRules(place.organizer.at(), { challenge });
	const outcome = await writeRules("# Rules\n\nTwo accounts are one too many.   \r\n\n");
	assert.equal(outcome.outcome, "unchanged");
	assert.deepEqual(await readRules(place.organizer.at(), { challenge }), before);
});

test("accepting twice, and twice at once, is accepting once", async () => {
	const eve = await person("eve");
	const [first] = await Promise.all([accept(eve, 2), accept(eve, 2)]);
	const again = await accept(eve, 2);
	assert.equal(again.acceptedAt, first?.acceptedAt);
	const rows = await database()
		.select()
		.from(rulesAcceptances)
		.where(eq(rulesAcceptances.userId, eve.id));
	assert.equal(rows.length, 1);
});

test("rules can be accepted when the challenge is over", async () => {
	const late = await person("late");
	const here = eq(phases.challengeId, place.challenge.id);
	await database()
		.update(phases)
		.set({ closesAt: new Date("2026-02-01T00:00:00Z") })
		.where(here);
	assert.ok((await accept(late, 2)).acceptedAt);
});

test("a visitor reads the rules and accepts nothing", async () => {
	const ctx = contextFor(visitor);
	assert.equal((await readRules(ctx, { challenge }))?.version, 2);
	await assert.rejects(acceptRules(ctx, { challenge, version: 2 }), code("not_signed_in"));
});

test("what was accepted can never be changed", async () => {
	await assert.rejects(database().update(challengeRules).set({ markdown: "" }));
});
