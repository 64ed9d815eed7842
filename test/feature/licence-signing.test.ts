import assert from "node:assert/strict";
import { after, test } from "node:test";
import { and, eq, sql } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { licenceVersions, signatures } from "#drizzle/schema/licensing.ts";
import { users } from "#drizzle/schema/people.ts";
import { contextFor } from "#lib/context.ts";
import { database, inTransaction, pool } from "#lib/db/index.ts";
import { OnsetError } from "#lib/errors.ts";
import {
	checkReceiptName,
	listSignatures,
	newReceiptId,
	readReceipt,
	receiptPdf,
	signInput,
	signLicence,
	verifyReceipt,
} from "#lib/licensing/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { openDataset, publishedLicence } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { untilWaiting } from "#test/support/until.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const form = (
	dataset: string,
	changes: Partial<Parameters<typeof signInput.parse>[0] & object> = {},
) =>
	signInput.parse({
		dataset,
		number: 1,
		typedName: "Ada Applicant",
		position: "faculty",
		institution: "Test University",
		...changes,
	});

const code = (wanted: string, said?: RegExp) => (error: unknown) =>
	error instanceof OnsetError && error.code === wanted && (said?.test(error.message) ?? true);

const mailsTo = async (email: string) => {
	const { rows } = await pool().query<{ data: { subject: { en: string; zh: string } } }>(
		"select data from pgboss.job where name = 'send-mail' and data->>'to' = $1",
		[email],
	);
	return rows.map(({ data }) => data);
};

test("a signature keeps name, digests, mailbox and instant, is audited, and its receipt is mailed", async () => {
	const { slug, licence } = await openDataset();
	const ada = await person("Ada Applicant");
	const now = new Date("2026-05-01T12:00:00.123Z");
	const view = await signLicence(ada.at(now), form(slug, { typedName: " ada  APPLICANT " }));
	assert.equal(view.typedName, "ada APPLICANT");
	assert.equal(view.sha256En, licence.sha256En);
	assert.equal(view.sha256Zh, licence.sha256Zh);
	assert.equal(view.email, ada.email);
	assert.equal(view.signedAt, now.toISOString());
	const [mail, ...more] = await mailsTo(ada.email);
	assert.equal(more.length, 0);
	assert.ok(JSON.stringify(mail).includes(`/receipts/${view.receipt}`));
	assert.match(mail?.subject.zh ?? "", /回执/);
	const lines = await database()
		.select()
		.from(auditLog)
		.where(and(eq(auditLog.action, "licence.sign"), eq(auditLog.actorId, ada.id)));
	assert.equal(lines.length, 1);
	assert.deepEqual(await listSignatures(ada.at(), {}), [view]);
});

test("signing the same version again answers with the first receipt: later, and at the same moment", async () => {
	const { slug } = await openDataset();
	const ada = await person("Ada Applicant");
	const both = await Promise.all([1, 2, 3].map(() => signLicence(ada.at(), form(slug))));
	const later = await signLicence(
		ada.at(),
		form(slug, { typedName: "anything", institution: "Other" }),
	);
	assert.equal(new Set([...both, later].map(({ receipt }) => receipt)).size, 1);
	assert.equal((await mailsTo(ada.email)).length, 1);
	assert.equal((await listSignatures(ada.at(), { dataset: slug })).length, 1);
});

test("a visitor, a missing version, an unknown dataset and a wrong name are each refused by name", async () => {
	const { slug } = await openDataset();
	const ada = await person("Ada Applicant");
	await assert.rejects(signLicence(contextFor(visitor), form(slug)), code("not_signed_in"));
	await assert.rejects(signLicence(ada.at(), form(slug, { number: 7 })), code("not_found"));
	await assert.rejects(signLicence(ada.at(), form("nothing")), code("not_found"));
	const wrong = form(slug, { typedName: "Somebody Else" });
	await assert.rejects(signLicence(ada.at(), wrong), code("invalid", /“Ada Applicant”/));
	const hidden = form(slug, { typedName: "Ada \u202EApplicant" });
	await assert.rejects(signLicence(ada.at(), hidden), code("invalid", /U\+202E/));
	const cyrillic = form(slug, { typedName: "Adа Applicant" });
	await assert.rejects(signLicence(ada.at(), cyrillic), code("invalid", /Cyrillic, U\+0430/));
	await database().update(users).set({ name: null }).where(eq(users.id, ada.id));
	await assert.rejects(signLicence(ada.at(), form(slug)), code("invalid", /no name yet/));
	assert.deepEqual(await listSignatures(ada.at(), {}), []);
	assert.deepEqual(await mailsTo(ada.email), []);
});

test("an institution with invisible letters, a position nobody has and a false ROR id are refused", () => {
	const wrong = [
		{ institution: "Test\u202E University" },
		{ institution: "T" },
		{ institution: "x".repeat(201) },
		{ position: "king" },
		{ rorId: "https://ror.org.example/04ct4d772" },
		{ typedName: "x".repeat(201) },
		{ number: 0 },
	];
	for (const changes of wrong) assert.throws(() => form("any", changes), JSON.stringify(changes));
	assert.equal(form("any", { rorId: "" }).rorId, null);
	assert.equal(
		form("any", { rorId: "https://ror.org/04ct4d772" }).rorId,
		"https://ror.org/04ct4d772",
	);
});

test("who signs a version that was replaced while they read is told which one it is, and signs nothing", async () => {
	const { slug, datasetId } = await openDataset();
	const ada = await person("Ada Applicant");
	await publishedLicence(datasetId, 2);
	await assert.rejects(signLicence(ada.at(), form(slug)), (error: unknown) => {
		assert.ok(error instanceof OnsetError);
		assert.equal(error.code, "conflict");
		assert.match(error.message, /version 2 instead of 1/);
		assert.deepEqual(error.details, { currentNumber: 2 });
		return true;
	});
	assert.deepEqual(await listSignatures(ada.at(), {}), []);
	assert.equal((await signLicence(ada.at(), form(slug, { number: 2 }))).licence.number, 2);
});

test("a signature sent while a version is being published waits for it, and is then refused", async () => {
	const { slug, datasetId } = await openDataset();
	const ada = await person("Ada Applicant");
	let signing: Promise<unknown> = Promise.resolve();
	await inTransaction(async (tx) => {
		await tx.db.execute(sql`select id from datasets where id = ${datasetId} for no key update`);
		signing = signLicence(ada.at(), form(slug)).catch((error: unknown) => error);
		await untilWaiting(1);
		const [first] = await tx.db
			.select()
			.from(licenceVersions)
			.where(eq(licenceVersions.datasetId, datasetId));
		assert.ok(first);
		const { id: _id, ...text } = first;
		await tx.db.insert(licenceVersions).values({ ...text, number: 2 });
	});
	assert.ok(code("conflict", /version 2/)(await signing));
	assert.deepEqual(await listSignatures(ada.at(), {}), []);
});

test("no signature and no published version can be changed or removed, by anything", async () => {
	const { slug, licence } = await openDataset();
	const ada = await person("Ada Applicant");
	const { receipt } = await signLicence(ada.at(), form(slug));
	const db = database();
	const attempts = [
		db.update(signatures).set({ typedName: "x" }).where(eq(signatures.receipt, receipt)),
		db.delete(signatures).where(eq(signatures.receipt, receipt)),
		db.update(licenceVersions).set({ textEn: "x" }).where(eq(licenceVersions.id, licence.id)),
		db.update(licenceVersions).set({ publishedAt: null }).where(eq(licenceVersions.id, licence.id)),
		db.delete(licenceVersions).where(eq(licenceVersions.id, licence.id)),
	];
	const outcomes = await Promise.allSettled(attempts);
	assert.deepEqual(
		outcomes.map(({ status }) => status),
		attempts.map(() => "rejected"),
	);
});

test("a receipt is shown whole to its signer and the stewards, and to nobody else", async () => {
	const { slug, steward, organizer } = await openDataset();
	const [ada, other] = [await person("Ada Applicant"), await person("Otto Other")];
	const { receipt } = await signLicence(ada.at(), form(slug));
	for (const who of [ada, steward])
		assert.equal((await readReceipt(who.at(), { receipt })).typedName, "Ada Applicant");
	for (const who of [other, organizer])
		await assert.rejects(readReceipt(who.at(), { receipt }), code("not_allowed"));
	await assert.rejects(readReceipt(contextFor(visitor), { receipt }), code("not_signed_in"));
});

test("anybody can check a receipt, however written, and learns nothing of its signer", async () => {
	const { slug, licence } = await openDataset();
	const ada = await person("Ada Applicant");
	const { receipt } = await signLicence(ada.at(), form(slug));
	const nobody = contextFor(visitor);
	const verdict = await verifyReceipt(nobody, {
		receipt: receipt.toLowerCase().replaceAll("-", " "),
	});
	assert.ok(verdict.isGenuine);
	assert.equal(verdict.receipt, receipt);
	assert.equal(verdict.signed?.sha256En, licence.sha256En);
	const said = JSON.stringify(verdict);
	for (const secret of ["Ada", "Applicant", ada.email, "Test University", "faculty"])
		assert.ok(!said.includes(secret), secret);
	const name = (typed: string) => checkReceiptName(nobody, { receipt, name: typed });
	assert.deepEqual(await name("ada applicant"), { isGenuine: true, isSameName: true });
	assert.deepEqual(await name("Somebody Else"), { isGenuine: true, isSameName: false });
	assert.deepEqual(await name(""), { isGenuine: true, isSameName: false });
});

test("a forged receipt is not genuine: a well formed one, a mistyped one, and something else altogether", async () => {
	const nobody = contextFor(visitor);
	const forged = await verifyReceipt(nobody, { receipt: newReceiptId() });
	assert.deepEqual([forged.isGenuine, forged.isWellFormed, forged.signed], [false, true, null]);
	for (const receipt of ["0000-0000-00001", "<script>", "' or 1=1 --"]) {
		const verdict = await verifyReceipt(nobody, { receipt });
		assert.deepEqual([verdict.isGenuine, verdict.isWellFormed], [false, false]);
		await assert.rejects(readReceipt(nobody, { receipt }), code("not_found"));
		const checked = await checkReceiptName(nobody, { receipt, name: "Ada" });
		assert.deepEqual(checked, { isGenuine: false, isSameName: false });
	}
});

test("names in Chinese, with HTML and from right to left sign, and the PDF of each opens", async () => {
	const { slug } = await openDataset();
	for (const name of ["欧阳 震华", "<b>Bobby</b> & Söhne", "محمد علی", "Łukasz Żółć"]) {
		const who = await person(name);
		const view = await signLicence(who.at(), form(slug, { typedName: name }));
		assert.equal(view.typedName, name.normalize("NFC"));
		const pdf = Buffer.from(await receiptPdf(view, "http://localhost:3000"));
		assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
		assert.match(pdf.toString("latin1"), /\/Count 1\b[\s\S]*%%EOF\s*$/);
	}
});
