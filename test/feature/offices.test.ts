import assert from "node:assert/strict";
import { after, type TestContext, test } from "node:test";
import { eq } from "drizzle-orm";
import { run } from "#bin/commands/offices.ts";
import { auditLog } from "#drizzle/schema/audit.ts";
import { contextFor } from "#lib/context.ts";
import { endOffice, giveOffice, listOfficers, relationToDataset } from "#lib/dataset/index.ts";
import { database } from "#lib/db/index.ts";
import { Conflict, Invalid, NotAllowed, NotFound } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import { openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const operator = () => contextFor({ kind: "system", name: "operator" });

test("whoever runs the site gives an office of a dataset and ends it, and both are on record", async () => {
	const { slug: dataset, datasetId, organizer } = await openDataset();
	const bea = await person("Bea");
	for (const role of ["steward", "organizer"] as const)
		await giveOffice(operator(), { dataset, role, email: bea.email.toUpperCase() });
	const held = { isSteward: true, isOrganizer: true };
	assert.deepEqual(await relationToDataset(bea.at(), datasetId), held);
	await endOffice(operator(), { dataset, role: "organizer", email: organizer.email });
	const none = { isSteward: false, isOrganizer: false };
	assert.deepEqual(await relationToDataset(organizer.at(), datasetId), none);
	const lines = await database()
		.select()
		.from(auditLog)
		.where(eq(auditLog.subjectId, datasetId))
		.orderBy(auditLog.id);
	assert.deepEqual(
		lines.map(({ actorKind, actorId, action, detail }) => [actorKind, actorId, action, detail]),
		[
			["dataset.steward-added", { before: null, after: { steward: bea.id } }],
			["dataset.organizer-added", { before: null, after: { organizer: bea.id } }],
			["dataset.organizer-removed", { before: { organizer: organizer.id }, after: null }],
		].map((line) => ["system", "operator", ...line]),
	);
});

test("an office is given once, to somebody with an account, and ended where it is held", async () => {
	const { slug: dataset, steward } = await openDataset();
	const bea = await person("Bea");
	const role = "steward" as const;
	const give = (email: string) => giveOffice(operator(), { dataset, role, email });
	await assert.rejects(give("nobody@test.invalid"), Invalid);
	await assert.rejects(give(steward.email), Conflict);
	await assert.rejects(endOffice(operator(), { dataset, role, email: bea.email }), Conflict);
	const elsewhere = { dataset: "none", role, email: bea.email };
	await assert.rejects(giveOffice(operator(), elsewhere), NotFound);
	await assert.rejects(listOfficers(operator(), elsewhere), NotFound);
});

test("the last of an office keeps it, also when two are ended at once", async () => {
	for (const _round of [1, 2, 3, 4, 5, 6]) {
		const { slug: dataset, steward, second, organizer } = await openDataset();
		const end = (role: "steward" | "organizer", email: string) =>
			endOffice(operator(), { dataset, role, email });
		await assert.rejects(end("organizer", organizer.email), Conflict);
		const outcomes = await Promise.allSettled(
			[steward, second].map(({ email }) => end("steward", email)),
		);
		const refused = outcomes.filter((outcome) => outcome.status === "rejected");
		assert.equal(refused.length, 1);
		assert.ok(refused[0]?.reason instanceof Conflict);
		assert.equal((await listOfficers(operator(), { dataset })).steward.length, 1);
	}
});

test("nobody but whoever runs the site lists, gives or ends an office", async () => {
	const { slug: dataset, steward, second, organizer } = await openDataset();
	const { id: userId } = await person("admin");
	const office = { dataset, role: "steward", email: second.email } as const;
	const others = [
		steward.at(),
		organizer.at(),
		contextFor({ kind: "member", userId, isAdmin: true }),
		contextFor(visitor),
	];
	for (const ctx of others)
		for (const verb of [listOfficers, giveOffice, endOffice])
			await assert.rejects(verb(ctx, office), NotAllowed);
});

/** What the command says on standard output and on the other, and how it ends. */
async function said(t: TestContext, ...argv: string[]) {
	const out = t.mock.method(console, "log", () => {});
	const wrong = t.mock.method(console, "error", () => {});
	const code = await run(argv);
	const linesOf = (of: typeof out) => of.mock.calls.map(({ arguments: [line] }) => line);
	const [lines, refusals] = [linesOf(out), linesOf(wrong)];
	t.mock.restoreAll();
	return { code, lines, refusals };
}

test("onset offices says who holds which office, gives one and ends it", async (t) => {
	const { slug, steward, second, organizer } = await openDataset();
	const bea = await person("Bea");
	const line = (role: string, { email }: { email: string }, name: string) =>
		`${role.padEnd(9)} ${email} (${name})`;
	const before = [
		...[line("steward", steward, "Stella Steward"), line("steward", second, "Sven Steward")].sort(),
		line("organizer", organizer, "Olga Organizer"),
	];
	const [listed, given, ended] = [
		await said(t, slug),
		await said(t, slug, "--organizer", bea.email),
		await said(t, slug, "--organizer", bea.email, "--end"),
	];
	assert.deepEqual([listed.code, given.code, ended.code], [0, 0, 0]);
	assert.deepEqual([listed.lines, ended.lines], [before, before]);
	assert.deepEqual(
		given.lines.filter((one) => !before.includes(one)),
		[line("organizer", bea, "Bea")],
	);
});

test("onset offices ends with 1 where it is refused, and says why", async (t) => {
	const { slug, organizer } = await openDataset();
	const refusals = [
		[["no-such-dataset"], /no such dataset/],
		[[slug, "--steward", "nobody@test.invalid"], /sign in once/],
		[[slug, "--organizer", organizer.email], /already/],
		[[slug, "--organizer", organizer.email, "--end"], /last organizer/],
	] as const;
	for (const [argv, why] of refusals) {
		const { code, lines, refusals: told } = await said(t, ...argv);
		assert.deepEqual([code, lines, told.length], [1, [], 1]);
		assert.match(told[0], why);
	}
});

test("onset offices called wrongly ends with 2 and its usage, and changes nothing", async (t) => {
	const { slug, steward, organizer } = await openDataset();
	const wrong = t.mock.method(process.stderr, "write", () => true);
	const calls = [
		[],
		[slug, "another"],
		[slug, "--end"],
		[slug, "--steward", steward.email, "--organizer", organizer.email, "--end"],
		[slug, "--owner", steward.email],
	];
	for (const argv of calls) assert.equal(await run(argv), 2, argv.join(" "));
	wrong.mock.restore();
	for (const {
		arguments: [text],
	} of wrong.mock.calls)
		assert.match(String(text), /Usage: onset offices DATASET/);
	assert.equal((await listOfficers(operator(), { dataset: slug })).steward.length, 2);
});
