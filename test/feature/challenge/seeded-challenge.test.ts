import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { users } from "#drizzle/schema/people.ts";
import { seedChallenge } from "#drizzle/seed/challenge.ts";
import { seedDataset } from "#drizzle/seed/dataset.ts";
import { seedMicro } from "#drizzle/seed/micro-challenge.ts";
import { seedPerson } from "#drizzle/seed/people.ts";
import {
	applyChallenge,
	publishChallenge,
	readChallengeDocument,
	readDesk,
} from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { makeLabels } from "#lib/demonstration/index.ts";
import { freshDatabase } from "#test/support/database.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const documentOf = (name: string) =>
	readFileSync(new URL(`../../../docs/${name}`, import.meta.url), "utf8");
const file = documentOf("sdfe-lv-challenge.yaml");

async function seeded() {
	const db = database();
	const labels = makeLabels();
	const organizerId = await seedPerson(db, "organizer");
	const { dataset, version } = await seedDataset(db, labels, organizerId, organizerId);
	const of = { datasetId: dataset.id, datasetVersionId: version.id, labels, organizerId };
	const { challenge } = await seedChallenge(db, of);
	const [organizer] = await db.select().from(users).where(eq(users.id, organizerId));
	assert.ok(organizer);
	const actor = { kind: "member", userId: organizerId, isAdmin: false } as const;
	return { ctx: contextFor(actor), slug: challenge.slug, organizerId };
}

test("the SDFE-LV challenge in docs/ is what a seeded site has, and applies to it without a difference", async () => {
	const { ctx, slug } = await seeded();
	const desk = await readDesk(ctx, { challenge: slug });
	assert.equal(file, desk.yaml, "write it anew: onset export-challenge sdfe-lv-spotting");
	const reading = readChallengeDocument(file);
	assert.ok(reading.ok);
	const asked = { document: reading.document, dryRun: false, note: "", revision: desk.revision };
	const { outcome, difference, problems } = await applyChallenge(ctx, asked);
	assert.deepEqual([outcome, difference, problems], ["unchanged", [], []]);
});

test("the file of the second challenge, whose protocol differs, is what a seeded site has too", async () => {
	const { ctx, organizerId } = await seeded();
	const { challenge } = await seedMicro(database(), { stewardId: organizerId, organizerId });
	const desk = await readDesk(ctx, { challenge: challenge.slug });
	const written = documentOf("micro-spotting-challenge.yaml");
	assert.equal(written, desk.yaml, "write it anew: onset export-challenge micro-spotting");
	const reading = readChallengeDocument(written);
	assert.ok(reading.ok);
	const asked = { document: reading.document, dryRun: false, note: "", revision: desk.revision };
	assert.equal((await applyChallenge(ctx, asked)).outcome, "unchanged");
});

test("the file makes the challenge anew under another name, and it opens once it has rules", async () => {
	const reading = readChallengeDocument(file.replace(/^slug: .*/m, "slug: sdfe-lv-again"));
	assert.ok(reading.ok);
	const { ctx } = await seeded();
	const asked = { document: reading.document, dryRun: false, note: "", revision: "" };
	const made = await applyChallenge(ctx, asked);
	assert.deepEqual([made.outcome, made.problems], ["created", []]);
	assert.deepEqual(
		made.checklist.filter(({ isDone }) => !isDone).map(({ key }) => key),
		["rules"],
	);
	await assert.rejects(publishChallenge(ctx, { challenge: "sdfe-lv-again" }), /checklist/);
});
