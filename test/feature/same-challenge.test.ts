import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { submissions, uploadIntents } from "#drizzle/schema/submissions.ts";
import { database } from "#lib/db/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { method, readyToSend, stateOf, submit } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const here = await readyToSend();
const there = await readyToSend();

/** A sound announcement, and the submission made of it. */
async function sound() {
	const submission = await stateOf(await submit(here.ana.at(), here.slugs, here.methodId));
	const db = database();
	const [intent] = await db
		.select()
		.from(uploadIntents)
		.where(eq(uploadIntents.id, submission.intentId));
	if (!intent) throw new Error("no announcement");
	const { id: _intent, ...announcement } = intent;
	return { submission, announcement };
}

const refusedBy = (constraint: string) => (error: unknown) => {
	assert.match(String(error instanceof Error && error.cause), new RegExp(`"${constraint}"`));
	return true;
};

test("the database refuses a phase, a team and a method of two challenges", async () => {
	const { announcement } = await sound();
	const announce = (changes: Partial<typeof announcement>) =>
		database()
			.insert(uploadIntents)
			.values({ ...announcement, ...changes });
	await announce({});
	const ofTheirs = { phaseId: there.phase.id };
	await assert.rejects(announce(ofTheirs), refusedBy("upload_intents_phase_of_the_challenge"));
	await assert.rejects(
		announce({ ...ofTheirs, challengeId: there.challenge.id }),
		refusedBy("upload_intents_team_of_the_challenge"),
	);
	await assert.rejects(
		announce({ methodId: there.methodId }),
		refusedBy("upload_intents_method_of_the_team"),
	);
});

test("the database refuses a submission that is not what was announced", async () => {
	const { submission } = await sound();
	const other = await method(here.ana, here.challenge.slug, "Another method of the same team");
	for (const changes of [{ phaseId: there.phase.id }, { methodId: other.id }])
		await assert.rejects(
			database().update(submissions).set(changes).where(eq(submissions.id, submission.id)),
			refusedBy("submissions_as_announced"),
		);
});
