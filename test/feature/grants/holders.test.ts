import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { accessRequests } from "#drizzle/schema/access.ts";
import { auditLog } from "#drizzle/schema/audit.ts";
import { users } from "#drizzle/schema/people.ts";
import { saveDraft } from "#lib/access/index.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { NotAllowed, NotSignedIn } from "#lib/errors.ts";
import {
	blockInput,
	blockPerson,
	exportHolders,
	liftBlock,
	listBlocks,
	listHolders,
	revokeAccess,
} from "#lib/grants/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { holder, openDataset, publishedLicence, signed } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { faculty } from "#test/support/requests.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const place = await openDataset();
const { slug: dataset, steward } = place;

/** RFC 4180, read without any help of what wrote it. */
function readCsv(text: string): string[][] {
	const rows: string[][] = [[]];
	const cells = text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g);
	for (const [, quoted, bare, end] of cells) {
		rows.at(-1)?.push(quoted === undefined ? (bare ?? "") : quoted.replaceAll('""', '"'));
		if (end === "\r\n") rows.push([]);
	}
	assert.deepEqual(rows.pop(), []);
	return rows;
}

async function csv(): Promise<string[][]> {
	let text = "";
	for await (const piece of await exportHolders(steward.at(), { dataset })) text += piece;
	return readCsv(text);
}

test("the list of holders says who, from where, in which state, until when and under which licence", async () => {
	const hana = await holder(place, { endsAt: new Date("2099-01-01T00:00:00Z") });
	await database()
		.update(users)
		.set({ name: '=HYPERLINK("http://evil.invalid";"x")' })
		.where(eq(users.id, hana.id));
	await database()
		.update(accessRequests)
		.set({ institution: 'Institute, "North"\r\nHall 东南大学' })
		.where(eq(accessRequests.id, hana.grant.requestId));
	const [head, line, ...more] = await csv();
	assert.deepEqual(head?.slice(0, 5), ["name", "email", "institution", "position", "state"]);
	const of = (name: string) => line?.[head?.indexOf(name) ?? -1];
	assert.equal(more.length, 0);
	assert.equal(of("name"), '\'=HYPERLINK("http://evil.invalid";"x")', "no formula");
	assert.equal(of("institution"), 'Institute, "North"\r\nHall 东南大学');
	assert.equal(of("email"), hana.email);
	assert.equal(of("state"), "active");
	assert.equal(of("ends"), "2099-01-01T00:00:00.000Z");
	assert.equal(of("first version"), "1.0.0");
	assert.equal(of("last version"), "");
	assert.equal(of("licence version signed"), "1");
});

test("more holders than one batch are all in the list, each once, and the pages agree with it", async () => {
	for (let made = 0; made < 205; made++) await holder(place);
	const rows = (await csv()).slice(1);
	assert.equal(rows.length, 206);
	assert.equal(new Set(rows.map((row) => row[1])).size, 206);
	const paged: string[] = [];
	let next: string | null = null;
	do {
		const page = await listHolders(steward.at(), { dataset, after: next ?? undefined });
		paged.push(...page.holders.map(({ email }) => email));
		next = page.next;
	} while (next !== null);
	assert.deepEqual(
		paged,
		rows.map((row) => row[1]),
	);
});

test("holders can be found by state and by words, and a new material licence shows in their state", async () => {
	const place = await openDataset();
	const [one, two] = [await holder(place), await holder(place)];
	const reason = "Because of a test.";
	await revokeAccess(place.steward.at(), { dataset: place.slug, userId: one.id, reason });
	const states = async (given: object) =>
		(await listHolders(place.steward.at(), { dataset: place.slug, ...given })).holders.map(
			({ email, state }) => [email, state],
		);
	assert.deepEqual(await states({ state: "revoked" }), [[one.email, "revoked"]]);
	assert.deepEqual(await states({ text: two.email.slice(-18, -13) }), [[two.email, "active"]]);
	await publishedLicence(place.datasetId, 2);
	assert.deepEqual(await states({ state: "needs_signature" }), [[two.email, "needs_signature"]]);
});

test("only stewards see or take the list of holders, and taking it leaves a line", async () => {
	for (const who of [place.organizer, await holder(place)]) {
		await assert.rejects(listHolders(who.at(), { dataset }), NotAllowed);
		await assert.rejects(exportHolders(who.at(), { dataset }), NotAllowed);
	}
	await assert.rejects(exportHolders(contextFor(visitor), { dataset }), NotSignedIn);
	const lines = await database()
		.select()
		.from(auditLog)
		.where(eq(auditLog.action, "holders.export"));
	assert.ok(lines.length >= 2);
	assert.ok(lines.every(({ actorId }) => actorId === steward.id));
});

test("a block names its reason, stands once, and is lifted with a reason that stays on record", async () => {
	const email = "Mallory@Test.Invalid";
	const input = blockInput.parse({ dataset, email, reason: "Passed the files on to others." });
	assert.equal(input.email, email.toLowerCase());
	const [won, lost] = await Promise.allSettled([
		blockPerson(steward.at(), input),
		blockPerson(place.second.at(), input),
	]);
	assert.deepEqual([won.status, lost.status].sort(), ["fulfilled", "rejected"]);
	await assert.rejects(blockPerson(steward.at(), input), /blocked already/);
	const mallory = await person("Mallory");
	await database().update(users).set({ email }).where(eq(users.id, mallory.id));
	await signed(mallory, place.licence);
	const ask = () => saveDraft(mallory.at(), { ...faculty, dataset });
	await assert.rejects(ask(), /Passed the files on to others/);
	const [standing] = await listBlocks(steward.at(), { dataset });
	assert.equal(standing?.reason, input.reason);
	const lift = { dataset, blockId: standing.id, reason: "Asked and answered." };
	await liftBlock(place.second.at(), lift);
	await assert.rejects(liftBlock(steward.at(), lift), /lifted already/);
	assert.equal((await ask()).state, "draft");
	await blockPerson(steward.at(), input);
	const [again, before] = await listBlocks(steward.at(), { dataset });
	assert.equal(again?.liftedAt, null);
	assert.equal(before?.liftReason, lift.reason);
	assert.equal(before.liftedBy, "Sven Steward");
});

test("only the dataset's stewards block, lift and read blocks", async () => {
	const other = await openDataset();
	const input = { dataset, email: "x@test.invalid", reason: "Because of a test." };
	for (const who of [other.steward, place.organizer]) {
		await assert.rejects(blockPerson(who.at(), input), NotAllowed);
		await assert.rejects(listBlocks(who.at(), { dataset }), NotAllowed);
	}
	const { blockId } = await blockPerson(steward.at(), input);
	const elsewhere = { dataset: other.slug, blockId, reason: "Not of this dataset." };
	await assert.rejects(liftBlock(other.steward.at(), elsewhere), /never stood/);
});
