import assert from "node:assert/strict";
import { after, test } from "node:test";
import {
	addAttachment,
	emptyAttachments,
	maxAttachmentBytes,
	openAttachment,
	readRequest,
	removeAttachment,
	submitRequest,
	withdrawRequest,
} from "#lib/access/index.ts";
import { contextFor } from "#lib/context.ts";
import { OnsetError } from "#lib/errors.ts";
import { openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { applicant, draft, waiting } from "#test/support/requests.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(fresh.drop);
const place = await openDataset();

const ascii = (text: string) => new TextEncoder().encode(text);
const pdf = ascii("%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n");
const padded = (bytes: Uint8Array, length: number) => {
	const whole = new Uint8Array(length);
	whole.set(bytes);
	return whole;
};
const said = (code: string, message: RegExp) => (error: unknown) => {
	assert.ok(error instanceof OnsetError, String(error));
	assert.equal(error.code, code);
	assert.match(error.message, message);
	return true;
};
const upkeep = () => contextFor({ kind: "system", name: "upkeep" });

test("a document is taken for what its bytes are: a program called .pdf is refused", async () => {
	const who = await applicant(place);
	const { number } = await draft(place, who);
	const add = (fileName: string, bytes: Uint8Array) =>
		addAttachment(who.at(), { number, fileName, bytes });
	const wrong = said("invalid", /not a PDF, PNG or JPEG/);
	await assert.rejects(add("letter.pdf", ascii("MZ\x90\0 this is a program")), wrong);
	await assert.rejects(add("letter.pdf", ascii("<html><script>alert(1)</script>")), wrong);
	await assert.rejects(
		add("picture.png", ascii("<svg xmlns='http://www.w3.org/2000/svg'/>")),
		wrong,
	);
	await assert.rejects(add("letter.pdf", new Uint8Array()), said("invalid", /empty/));
	const taken = await add("letter.png", pdf);
	assert.equal(taken.mediaType, "application/pdf");
	assert.equal(taken.fileName, "letter.pdf", "and its name ends as it is");
});

test("a document of 10 MiB is taken and one byte more is not, nor a sixth document", async () => {
	const who = await applicant(place);
	const { number } = await draft(place, who);
	const add = (bytes: Uint8Array) => addAttachment(who.at(), { number, fileName: "a.pdf", bytes });
	await add(padded(pdf, maxAttachmentBytes));
	await assert.rejects(add(padded(pdf, maxAttachmentBytes + 1)), said("invalid", /at most/));
	const more = await Promise.allSettled(Array.from({ length: 6 }, () => add(pdf)));
	assert.equal(more.filter((one) => one.status === "fulfilled").length, 4, "also all at once");
	assert.equal((await readRequest(who.at(), { number })).attachments.length, 5);
});

test("a name that is a path, hides its letters or belongs to a system is refused", async () => {
	const who = await applicant(place);
	const { number } = await draft(place, who);
	const add = (fileName: string) => addAttachment(who.at(), { number, fileName, bytes: pdf });
	for (const name of ["../../etc/passwd", "..\\..\\boot.ini", "a/b.pdf", "..", "", "CON.pdf"])
		await assert.rejects(add(name), said("invalid", /name is not taken/), name);
	await assert.rejects(add("letter\u202efdp.exe"), said("invalid", /invisible/));
	await assert.rejects(add("a\nb.pdf"), said("invalid", /invisible/));
	assert.equal((await add("证明 信.pdf")).fileName, "证明 信.pdf");
	assert.equal((await add("x.exe")).fileName, "x.exe.pdf");
});

test("only the applicant and the stewards open a document, as a download; then its bytes go and the row stays", async () => {
	const who = await applicant(place);
	const { number } = await draft(place, who);
	const { id } = await addAttachment(who.at(), { number, fileName: "证明.pdf", bytes: pdf });
	const gone = await addAttachment(who.at(), { number, fileName: "wrong.pdf", bytes: pdf });
	await removeAttachment(who.at(), { number, attachmentId: gone.id });
	await submitRequest(who.at(), { number });
	const of = { number, attachmentId: id };
	const stranger = await person("Stranger");
	await assert.rejects(openAttachment(stranger.at(), of), said("not_allowed", /stewards/));
	await assert.rejects(removeAttachment(who.at(), of), said("not_allowed", /with the stewards/));
	for (const reader of [who, place.second]) {
		const { url } = await openAttachment(reader.at(), of);
		const response = await fetch(url);
		assert.deepEqual(new Uint8Array(await response.arrayBuffer()), pdf);
		assert.match(
			response.headers.get("content-disposition") ?? "",
			/^attachment; .*filename\*=UTF-8''%E8/,
		);
		assert.ok(!url.includes(encodeURIComponent("wrong")));
	}
	assert.deepEqual(await emptyAttachments(upkeep()), { emptied: 0 }, "not while it waits");
	const { url } = await openAttachment(who.at(), of);
	await withdrawRequest(who.at(), { number });
	assert.deepEqual(await emptyAttachments(upkeep()), { emptied: 1 });
	assert.deepEqual(await emptyAttachments(upkeep()), { emptied: 0 }, "twice is once");
	assert.equal((await fetch(url)).status, 404, "even an address that was still good");
	const [left] = (await readRequest(place.steward.at(), { number })).attachments;
	assert.equal(left?.fileName, "证明.pdf");
	assert.ok(left?.emptiedAt);
	await assert.rejects(openAttachment(who.at(), of), said("conflict", /was removed/));
});

test("a document of another request is not found by its id", async () => {
	const one = await applicant(place);
	const { number } = await draft(place, one);
	const { id } = await addAttachment(one.at(), { number, fileName: "a.pdf", bytes: pdf });
	const { who, request } = await waiting(place);
	await assert.rejects(
		openAttachment(who.at(), { number: request.number, attachmentId: id }),
		said("not_found", /document/),
	);
});
