import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
	answerAsSupervisor,
	askInput,
	askSupervisorAgain,
	readAsk,
	readRequest,
	saveDraft,
	submitRequest,
	withdrawRequest,
} from "#lib/access/index.ts";
import { contextFor } from "#lib/context.ts";
import { OnsetError } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import { openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { applicant, deliverTo, draft, student, waiting } from "#test/support/requests.ts";
import { startSmtp } from "#test/support/smtp.ts";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
const fresh = await freshDatabase();
after(smtp.close);
after(fresh.drop);

const place = await openDataset();
const anybody = (now?: Date) => contextFor(visitor, now);
let names = 0;
const freshSupervisor = () => `supervisor-${++names}@uni.test.invalid`;
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);

/** The link of the newest mail that a supervisor got through the mail server. */
async function linkMailedTo(address: string) {
	await deliverTo(address);
	const mails = smtp.messages.filter(({ to }) => to.includes(address));
	const url = /https?:\/\/\S+\/supervise\/\S+/.exec(mails.at(-1)?.text ?? "")?.[0];
	assert.ok(url, "the mail has the link");
	const { pathname, searchParams } = new URL(url);
	const asked = { ask: pathname.split("/").at(-1), ...Object.fromEntries(searchParams) };
	return { link: askInput.parse(asked), mail: mails.at(-1) };
}

const code = (wanted: string, said?: RegExp) => (error: unknown) => {
	assert.ok(error instanceof OnsetError, String(error));
	assert.equal(error.code, wanted);
	if (said) assert.match(error.message, said);
	return true;
};

test("a student names somebody else than themselves as supervisor", async () => {
	const who = await applicant(place);
	const { number, missing } = await draft(place, who, student(who.email.toUpperCase()));
	assert.deepEqual(
		missing.map(({ pointer }) => pointer),
		["/supervisorEmail"],
	);
	await assert.rejects(submitRequest(who.at(), { number }), code("invalid", /your own address/));
});

test("the supervisor's mail has both languages; reading the page uses nothing up, answering works once", async () => {
	const address = freshSupervisor();
	const { who, request } = await waiting(place, student(address));
	const { link, mail } = await linkMailedTo(address);
	assert.match(mail?.subject ?? "", /names you as supervisor \/ .*导师/);
	assert.match(mail?.text ?? "", /Spotting expressions in long videos/);
	for (let times = 0; times < 3; times++)
		assert.equal((await readAsk(anybody(), link)).status, "asked");
	const answer = { ...link, answer: "confirmed" as const, words: "My student." };
	const both = await Promise.allSettled([
		answerAsSupervisor(anybody(), answer),
		answerAsSupervisor(anybody(), { ...answer, answer: "refused" as const }),
	]);
	assert.equal(both.filter((one) => one.status === "fulfilled").length, 1, "one click counts");
	await assert.rejects(answerAsSupervisor(anybody(), answer), code("conflict", /nothing is left/));
	const shown = await readRequest(place.steward.at(), { number: request.number });
	assert.equal(shown.revision, request.revision + 1, "a decision on what was before is a conflict");
	assert.ok(shown.evidence.some(({ kind }) => kind === "supervisor"));
	const theirs = await readRequest(who.at(), { number: request.number });
	assert.deepEqual(theirs.evidence, shown.evidence, "both sides see the same evidence");
	await deliverTo(who.email);
	assert.ok(
		smtp.messages.some(({ to, subject }) => to.includes(who.email) && /supervisor/.test(subject)),
	);
});

test("a link expires after 14 days, and a forged one leads nowhere", async () => {
	const address = freshSupervisor();
	await waiting(place, student(address));
	const { link } = await linkMailedTo(address);
	const late = anybody(inDays(15));
	assert.equal((await readAsk(late, link)).status, "expired");
	const answer = { answer: "confirmed" as const, words: "" };
	await assert.rejects(
		answerAsSupervisor(late, { ...link, ...answer }),
		code("conflict", /expired/),
	);
	const later = { ...link, until: String(Number(link.until) + 86_400) };
	await assert.rejects(readAsk(anybody(), later), code("not_found"));
	const turned = { ...link, signature: link.signature.split("").reverse().join("") };
	await assert.rejects(readAsk(anybody(), turned), code("not_found"));
});

test("when the request ends, what was asked ends with it", async () => {
	const address = freshSupervisor();
	const { who, request } = await waiting(place, student(address));
	const { link } = await linkMailedTo(address);
	await withdrawRequest(who.at(), { number: request.number });
	await assert.rejects(
		answerAsSupervisor(anybody(), { ...link, answer: "confirmed", words: "" }),
		code("conflict", /no longer needed/),
	);
});

test("a new link replaces the old one, once an hour, and another supervisor replaces both", async () => {
	const address = freshSupervisor();
	const { who, request } = await waiting(place, student(address));
	const { number } = request;
	const { link: first } = await linkMailedTo(address);
	await assert.rejects(askSupervisorAgain(who.at(), { number }), code("limit_reached"));
	await askSupervisorAgain(who.at(inDays(1)), { number });
	assert.equal((await readAsk(anybody(), first)).status, "revoked");
	const { link: second } = await linkMailedTo(address);
	assert.equal((await readAsk(anybody(), second)).status, "asked");
	const again = await applicant(place);
	const { number: other } = await draft(place, again, student(freshSupervisor()));
	await submitRequest(again.at(), { number: other });
	assert.equal(
		(await readAsk(anybody(), second)).status,
		"asked",
		"other requests are not touched",
	);
});

test("naming another supervisor revokes the question to the first", async () => {
	const [first, second] = [freshSupervisor(), freshSupervisor()];
	const { who, request } = await waiting(place, student(first));
	const { number, revision } = request;
	const { link } = await linkMailedTo(first);
	const { askForChanges } = await import("#lib/access/index.ts");
	await askForChanges(place.steward.at(), {
		number,
		revision,
		words: "Another supervisor, please.",
	});
	await saveDraft(who.at(), { ...student(second), dataset: place.slug, number });
	assert.equal((await readAsk(anybody(), link)).status, "revoked");
	await submitRequest(who.at(), { number });
	assert.equal((await readAsk(anybody(), (await linkMailedTo(second)).link)).status, "asked");
});

test("what an applicant typed cannot break out of the supervisor's mail", async () => {
	const address = freshSupervisor();
	const evil = '<img src=x onerror="alert(1)"> & </blockquote><script>';
	await waiting(place, { ...student(address), intendedUse: evil });
	const { mail } = await linkMailedTo(address);
	assert.ok(
		!/<script>|<img/.test(mail?.raw.replaceAll("=\r\n", "").split("text/html")[1] ?? "<img"),
	);
	assert.ok(mail?.text.includes(evil));
});
