import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq, sql } from "drizzle-orm";
import {
	accessBlocks,
	accessRequests,
	grants,
	requestComments,
	requestEvents,
	supervisorAsks,
} from "#drizzle/schema/access.ts";
import { datasetOrganizers, datasetStewards } from "#drizzle/schema/dataset.ts";
import { downloadLedger, downloadManifests } from "#drizzle/schema/downloads.ts";
import { signatures } from "#drizzle/schema/licensing.ts";
import { accounts, apiTokens, sessions, users } from "#drizzle/schema/people.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { selectBearer, selectUser } from "#lib/auth/queries.ts";
import { database } from "#lib/db/index.ts";
import { deleteAccount, exportMyData, previewDeletion } from "#lib/privacy/index.ts";
import { notAboutThem, personSections } from "#lib/privacy/person-sections.ts";
import { claimJob } from "#lib/queue/index.ts";
import { openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { type FullPerson, fullPerson } from "#test/support/full-person.ts";
import { openPhase, person, sha256 } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const place = await openDataset();
const phase = await openPhase();
const ana = await fullPerson(place, phase);
const ben = await fullPerson(place, phase);

const sqlName = (table: object) => {
	const name = Object.getOwnPropertySymbols(table).find(
		(symbol) => symbol.description === "drizzle:Name",
	);
	return name ? String(Reflect.get(table, name)) : "";
};

test("every column that names a person is exported, or says why it is not", async () => {
	const { rows } = await database().execute<{ at: string }>(sql`
		select k.table_name || '.' || k.column_name as at
		from information_schema.referential_constraints r
		join information_schema.key_column_usage k using (constraint_schema, constraint_name)
		join information_schema.constraint_column_usage u
			on u.constraint_schema = r.unique_constraint_schema and u.constraint_name = r.unique_constraint_name
		where u.table_name = 'users' and k.table_schema = 'public'`);
	const exported = new Set(Object.values(personSections).map(({ table }) => sqlName(table)));
	const reached = (at: string) =>
		at in notAboutThem || (at.endsWith(".user_id") && exported.has(at.split(".")[0] ?? ""));
	assert.ok(rows.length > 25, "the references are found at all");
	assert.deepEqual(
		rows.map(({ at }) => at).filter((at) => !reached(at)),
		[],
		"new references: export them in person-sections.ts, or say there why not",
	);
	assert.deepEqual(
		Object.keys(notAboutThem).filter((at) => !rows.some((row) => row.at === at)),
		[],
		"reasons for what is not there",
	);
});

test("an export has rows of every section, all of them one's own and nobody else's", async () => {
	for (const [me, other] of [
		[ana, ben],
		[ben, ana],
	] as const) {
		const { data } = await exportMyData(me.at());
		const empty = Object.entries(data).filter(([, rows]) => rows.length === 0);
		assert.deepEqual(empty, [], "the person of this test is in every table");
		const text = JSON.stringify(data);
		for (const theirs of [other.id, other.email, other.mark, other.grant.id, other.submissionId])
			assert.ok(!text.includes(theirs), "something of another person");
		for (const own of [me.id, me.email, me.grant.id, me.submissionId, me.draftId])
			assert.ok(text.includes(own));
	}
});

test("an export has no secret, no note among stewards, and not who else acted", async () => {
	const { data } = await exportMyData(ana.at());
	const text = JSON.stringify(data);
	const told = [
		sha256(ana.token),
		ana.sessionToken,
		`secret-${ana.mark}`,
		`among us ${ana.mark}`,
		place.steward.id,
		place.organizer.id,
	];
	assert.deepEqual(
		told.filter((secret) => text.includes(secret)),
		[],
	);
	assert.ok(text.includes(`answer to ${ana.mark}`), "what was said to one is one's own to have");
});

test("a visitor exports nothing", async () => {
	const visitor = { ...ana.at(), actor: { kind: "visitor" } as const };
	await assert.rejects(exportMyData(visitor), { code: "not_signed_in" });
	await assert.rejects(deleteAccount(visitor, { confirmation: ana.email }), {
		code: "not_signed_in",
	});
});

test("the preview tells what is there and changes nothing", async () => {
	const before = await exportMyData(ana.at());
	const told = await previewDeletion(ana.at());
	assert.deepEqual(
		[told.sessions, told.tokens, told.requests.length, told.grants.length],
		[1, 1, 1, 1],
	);
	assert.deepEqual(
		[told.signatures, told.downloads, told.comments, told.submissions, told.teams.length],
		[1, 1, 1, 1, 1],
	);
	assert.deepEqual((await exportMyData(ana.at())).data, before.data);
});

test("nothing is deleted on another address than one's own", async () => {
	for (const confirmation of ["", "delete", ben.email])
		await assert.rejects(deleteAccount(ana.at(), { confirmation }), { code: "invalid" });
	assert.ok(await selectUser(database(), ana.id));
});

test("the only steward of a dataset must name another one first", async () => {
	const alone = await person("Alone");
	const { datasetId } = await openDataset();
	await database().delete(datasetStewards).where(eq(datasetStewards.datasetId, datasetId));
	await database().insert(datasetStewards).values({ datasetId, userId: alone.id });
	await assert.rejects(deleteAccount(alone.at(), { confirmation: alone.email }), {
		code: "conflict",
		message: /Nobody else answers for Test dataset/,
	});
	assert.deepEqual((await previewDeletion(alone.at())).soleOffices, ["Test dataset"]);
});

test("two stewards who delete their accounts at once do not leave a dataset with nobody", async () => {
	const { datasetId, steward, second } = await openDataset();
	const outcomes = await Promise.allSettled(
		[steward, second].map((who) => deleteAccount(who.at(), { confirmation: who.email })),
	);
	assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
	const left = await database()
		.select()
		.from(datasetStewards)
		.where(eq(datasetStewards.datasetId, datasetId));
	assert.equal(left.length, 1);
});

const only = <T>(rows: T[]): T => {
	assert.equal(rows.length, 1);
	return rows[0] as T;
};

async function rowsOf(who: FullPerson) {
	const db = database();
	return {
		user: only(await db.select().from(users).where(eq(users.id, who.id))),
		signatures: await db.select().from(signatures).where(eq(signatures.userId, who.id)),
		ledger: await db.select().from(downloadLedger).where(eq(downloadLedger.userId, who.id)),
		submissions: await db.select().from(submissions).where(eq(submissions.userId, who.id)),
		requests: await db.select().from(accessRequests).where(eq(accessRequests.userId, who.id)),
		grant: only(await db.select().from(grants).where(eq(grants.userId, who.id))),
		ways: [
			...(await db.select().from(sessions).where(eq(sessions.userId, who.id))),
			...(await db.select().from(accounts).where(eq(accounts.userId, who.id))),
			...(await db.select().from(apiTokens).where(eq(apiTokens.userId, who.id))),
		],
	};
}

test("a deletion keeps what the licence rests on, and what it keeps is exactly as promised", async () => {
	const db = database();
	const cleo = await fullPerson(place, phase);
	const before = await rowsOf(cleo);
	const untouched = JSON.stringify((await exportMyData(ben.at())).data);
	const now = new Date();
	await deleteAccount(cleo.at(now), { confirmation: ` ${cleo.email.toUpperCase()} `.trim() });
	const left = await rowsOf(cleo);

	assert.deepEqual(left.user, {
		...before.user,
		name: null,
		email: `deleted-${cleo.id}@deleted.invalid`,
		emailVerified: null,
		image: null,
		isAdmin: false,
		deletedAt: now,
	});
	assert.deepEqual(left.ways, [], "no way in is left");
	assert.deepEqual(left.signatures, before.signatures);
	assert.deepEqual(left.ledger, before.ledger);
	assert.deepEqual(left.submissions, before.submissions);
	assert.deepEqual(left.grant, {
		...before.grant,
		revokedAt: now,
		revokedBy: cleo.id,
		revocationReason: "account deleted by its holder",
	});
	const approved = (rows: typeof left.requests) => rows.filter(({ state }) => state === "approved");
	assert.deepEqual(approved(left.requests), approved(before.requests));
	const draft = only(left.requests.filter(({ id }) => id === cleo.draftId));
	assert.deepEqual(
		[draft.state, draft.intendedUse, draft.institution],
		["withdrawn", "", ""],
		"a draft that was never sent is withdrawn and emptied",
	);
	const event = only(
		await db.select().from(requestEvents).where(eq(requestEvents.requestId, cleo.draftId)),
	);
	assert.deepEqual([event.fromState, event.toState], ["draft", "withdrawn"]);
	const ask = only(
		await db.select().from(supervisorAsks).where(eq(supervisorAsks.requestId, cleo.draftId)),
	);
	assert.deepEqual(ask.revokedAt, now);
	const comments = await db
		.select()
		.from(requestComments)
		.where(eq(requestComments.requestId, cleo.requestId));
	assert.ok(!comments.some(({ body }) => body === `comment of ${cleo.mark}`));
	assert.ok(comments.some(({ body }) => body === `answer to ${cleo.mark}`));
	const manifest = only(
		await db.select().from(downloadManifests).where(eq(downloadManifests.userId, cleo.id)),
	);
	assert.deepEqual(manifest.endedAt, now);
	for (const role of [datasetStewards, datasetOrganizers])
		assert.deepEqual(await db.select().from(role).where(eq(role.userId, cleo.id)), []);
	assert.equal(
		JSON.stringify((await exportMyData(ben.at())).data),
		untouched,
		"nobody else is touched",
	);
});

test("a deleted person's token and session open nothing, and a second deletion is told", async () => {
	const db = database();
	const dora = await fullPerson(place, phase);
	assert.ok(await selectBearer(db, sha256(dora.token)));
	await deleteAccount(dora.at(), { confirmation: dora.email });
	assert.equal(await selectBearer(db, sha256(dora.token)), null);
	assert.equal(await selectUser(db, dora.id), null);
	// Were a token or a session to come back, say from a backup, it would still be nobody's.
	await db
		.insert(apiTokens)
		.values({ userId: dora.id, name: "x", tokenSha256: sha256(dora.token) });
	assert.equal(await selectBearer(db, sha256(dora.token)), null);
	await assert.rejects(deleteAccount(dora.at(), { confirmation: dora.email }), {
		code: "conflict",
		message: /already/,
	});
	await assert.rejects(previewDeletion(dora.at()), { code: "not_found" });
});

test("of two deletions at once one happens and the other is told", async () => {
	const eve = await fullPerson(place, phase);
	const outcomes = await Promise.allSettled([
		deleteAccount(eve.at(), { confirmation: eve.email }),
		deleteAccount(eve.at(), { confirmation: eve.email }),
	]);
	assert.deepEqual(outcomes.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
});

test("the same mailbox makes a new account afterwards, which inherits nothing but its block", async () => {
	const db = database();
	const finn = await fullPerson(place, phase);
	await deleteAccount(finn.at(), { confirmation: finn.email });
	const again = only(await db.insert(users).values({ email: finn.email }).returning());
	assert.notEqual(again.id, finn.id);
	const ctx = {
		...finn.at(),
		actor: { kind: "member", userId: again.id, isAdmin: false } as const,
	};
	const { data } = await exportMyData(ctx);
	const known = Object.entries(data).filter(([, rows]) => rows.length > 0);
	assert.deepEqual(known.map(([name]) => name).sort(), ["account", "blocks"]);
	const standing = await db
		.select()
		.from(accessBlocks)
		.where(eq(accessBlocks.email, finn.email.toLowerCase()));
	assert.equal(only(standing).liftedAt, null);
});

test("the last mail goes to the address that is forgotten, in English and Chinese", async () => {
	const gil = await fullPerson(place, phase);
	await deleteAccount(gil.at(), { confirmation: gil.email });
	const drafts = [];
	for (let job = await claimJob("send-mail"); job; job = await claimJob("send-mail"))
		drafts.push(job.payload);
	const last = only(drafts.filter(({ to }) => to === gil.email));
	assert.match(last.subject.en, /deleted/);
	assert.match(last.subject.zh, /删除/);
});
