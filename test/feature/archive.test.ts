import assert from "node:assert/strict";
import { test } from "node:test";
import { eq } from "drizzle-orm";
import { challenges } from "#drizzle/schema/challenge.ts";
import { archiveHtml, archiveView, readArchive } from "#lib/archive/index.ts";
import { applyChallenge, challengeDocument, readDesk } from "#lib/challenge/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { OnsetError } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import { databaseWithWorker, scoreNow, validateNow } from "#test/support/hands.ts";
import { encode, openPhase, proposalsFinding, readyToSend, submit } from "#test/support/world.ts";

const key = await databaseWithWorker();

const anyone = () => contextFor(visitor);
const mischief = "</script><script>alert(1)</script>";

async function played(changes: Parameters<typeof openPhase>[0] = {}) {
	const place = await readyToSend(changes);
	const id = await submit(place.ana.at(), place.slugs, place.methodId, encode(proposalsFinding(3)));
	await validateNow(id, key);
	await scoreNow(id, key);
	return { ...place, slug: place.challenge.slug };
}

/** What a page holds as data, read as a program that never heard of this site would. */
function dataIn(html: string) {
	const [, data] =
		/<script type="application\/json" id="archive">(.*?)<\/script>/s.exec(html) ?? [];
	return archiveView.parse(JSON.parse(data ?? ""));
}

test("codalab#3221, #3322: a challenge is kept as one file that needs no server: rules, pages, boards and what their figures stand on", async () => {
	const place = await played();
	const { document } = await readDesk(place.organizer.at(), { challenge: place.slug });
	const pages = [{ slug: "prizes", title: "Prizes", markdown: `None. ${mischief}` }];
	await applyChallenge(place.organizer.at(), {
		document: challengeDocument.parse({ ...document, rules: "One account a person.", pages }),
		...{ dryRun: false, note: "Rules and a page.", revision: null },
	});
	const archive = await readArchive(anyone(), { challenge: place.slug });
	const html = archiveHtml(archive);
	assert.deepEqual(dataIn(html), archive, "all of it is in the page as data");
	assert.doesNotMatch(
		html,
		/src=|<link|@import|<script(?! type="application\/json" id="archive">)/,
	);
	const [phase] = archive.phases;
	assert.equal(phase?.board?.rows[0]?.score?.toFixed(2), phase?.tables[0]?.lines[0]?.at(-3));
	assert.equal(phase?.basis.labelSetVersion, 1);
	assert.match(phase?.basis.labelSetSha256 ?? "", /^[0-9a-f]{64}$/);
	assert.equal(archive.rules?.markdown.trim(), "One account a person.");
	assert.match(html, /One account a person\./);
	assert.ok(phase?.tables.some(({ breakdown }) => breakdown === "duration"));
});

test("an archive is the same for whoever asks: an organizer's holds nothing that is hidden", async () => {
	const place = await played({ figuresVisibility: "none" });
	const now = new Date();
	const asked = async (ctx: Parameters<typeof readArchive>[0]) =>
		readArchive({ ...ctx, now }, { challenge: place.slug });
	const archive = await asked(anyone());
	assert.deepEqual(await asked(place.organizer.at()), archive);
	assert.equal(archive.phases[0]?.board, null);
	assert.deepEqual(archive.phases[0]?.tables, []);
	assert.match(archiveHtml(archive), new RegExp(archive.phases[0]?.closed ?? "nothing"));
});

test("a draft has no archive, for its organizers neither", async () => {
	const place = await openPhase();
	await database()
		.update(challenges)
		.set({ publishedAt: null })
		.where(eq(challenges.id, place.challenge.id));
	for (const ctx of [anyone(), place.organizer.at()])
		await assert.rejects(
			readArchive(ctx, { challenge: place.challenge.slug }),
			(error) => error instanceof OnsetError && error.code === "not_found",
		);
});
