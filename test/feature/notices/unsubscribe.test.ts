import assert from "node:assert/strict";
import { after, test } from "node:test";
import { and, eq } from "drizzle-orm";
import { GET, POST } from "#app/(public)/unsubscribe/[token]/route.ts";
import { auditLog } from "#drizzle/schema/audit.ts";
import { type eventKinds, noticeChoices } from "#drizzle/schema/events.ts";
import { database } from "#lib/db/index.ts";
import { sendDigests } from "#lib/notices/index.ts";
import { deleteAccount } from "#lib/privacy/index.ts";
import { signedUrl } from "#lib/signed-links/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { asWorker, happen, sendAll, tellAll } from "#test/support/notices.ts";
import { startSmtp } from "#test/support/smtp.ts";
import { teamOf } from "#test/support/teams.ts";
import { openPhase, type Person } from "#test/support/world.ts";

const smtp = await startSmtp();
process.env.SMTP_URL = smtp.url;
const fresh = await freshDatabase();
after(async () => {
	await fresh.drop();
	await smtp.close();
});

const place = await openPhase();
const challengeId = place.challenge.id;
const kind = "phase.opened" satisfies (typeof eventKinds)[number];

/** The address in the header of the newest mail to somebody, as a mail program reads it. */
function headerOf(who: Person): string {
	const raw = smtp.messages.findLast(({ to }) => to.includes(who.email))?.raw ?? "";
	const unfolded = raw.replace(/\r\n[ \t]+/g, " ");
	return /^List-Unsubscribe: <(https?:[^>]+)>\r?$/m.exec(unfolded)?.[1] ?? "";
}

async function openingMailed(name: string): Promise<Person> {
	const { captain } = await teamOf(place, name);
	await tellAll();
	await happen({ kind, challengeId, phaseId: place.phase.id });
	await tellAll();
	await sendAll();
	return captain;
}

const given = (url: string) => ({
	params: Promise.resolve({
		token: decodeURIComponent(new URL(url).pathname.split("/").at(-1) ?? ""),
	}),
});

/** What RFC 8058 has a mail program send: no cookie, no origin, one field. */
const oneClick = (
	url: string,
	body: BodyInit = new URLSearchParams("List-Unsubscribe=One-Click"),
) => POST(new Request(url, { method: "POST", body }), given(url));

const chosenBy = async (who: Person) =>
	Object.fromEntries(
		(await database().select().from(noticeChoices).where(eq(noticeChoices.userId, who.id))).map(
			(choice) => [choice.kind, choice.mail],
		),
	);

test("one press of a mail program ends that kind of mail and no other, without signing in", async () => {
	const ana = await openingMailed("pressing");
	const url = headerOf(ana);
	const answer = await oneClick(url);
	assert.equal(answer.status, 200, "neither a redirect nor a question: a program follows nothing");
	assert.deepEqual(await chosenBy(ana), { [kind]: "never" });
	const before = (await mailsTo(ana.email)).length;
	await happen({ kind, challengeId, phaseId: place.phase.id });
	await happen({
		kind: "phase.closing",
		challengeId,
		phaseId: place.phase.id,
		detail: { closesAt: "2026-06-11T00:00:00Z" },
	});
	await tellAll();
	assert.equal((await mailsTo(ana.email)).length - before, 1, "the last day is still mailed");
	const asForm = new FormData();
	asForm.set("List-Unsubscribe", "One-Click");
	assert.equal((await oneClick(url, asForm)).status, 200, "as a form of parts too, and twice");
	const lines = await database()
		.select()
		.from(auditLog)
		.where(and(eq(auditLog.action, "notices.choose"), eq(auditLog.subjectId, ana.id)));
	assert.equal(lines.length, 1, "done twice it is one change");
});

test("to follow the link ends nothing: it leads to a page that asks", async () => {
	const ana = await openingMailed("scanned");
	const url = headerOf(ana);
	const answer = await GET(new Request(url), given(url));
	assert.equal(answer.status, 303);
	const page = new URL(answer.headers.get("location") ?? "", url);
	assert.equal(page.pathname, "/unsubscribe");
	assert.deepEqual(await chosenBy(ana), {});
	const pressed = await oneClick(url, new URLSearchParams("page=yes"));
	assert.equal(pressed.status, 303);
	assert.match(
		pressed.headers.get("location") ?? "",
		/^\/unsubscribe\?.*done=\d+\.[\w-]{43}\.Done/,
	);
	assert.deepEqual(await chosenBy(ana), { [kind]: "never" });
});

test("the page's other button ends all that can be ended", async () => {
	const ana = await openingMailed("all");
	await oneClick(headerOf(ana), new URLSearchParams("page=yes&all=yes"));
	const chosen = await chosenBy(ana);
	assert.equal(Object.keys(chosen).length, 12);
	assert.deepEqual([...new Set(Object.values(chosen))], ["never"]);
	assert.ok(!("submission.failed" in chosen));
});

test("the link of a digest ends what comes in digests, and what comes alone stays", async () => {
	const { id: teamId, captain } = await teamOf(place, "digested");
	await tellAll(new Date("2026-06-01T01:00:00Z"));
	const scored = {
		kind: "submission.scored",
		challengeId,
		phaseId: place.phase.id,
		teamId,
	} as const;
	await happen(scored, new Date("2026-06-01T01:00:00Z"));
	await tellAll(new Date("2026-06-01T01:00:00Z"));
	await sendDigests(asWorker(new Date("2026-06-01T06:00:00Z")));
	await sendAll();
	// The mail's own clock was June; its link is good for a year from then.
	assert.equal((await oneClick(headerOf(captain))).status, 200);
	const chosen = await chosenBy(captain);
	assert.deepEqual(chosen, {
		"submission.scored": "never",
		"submission.rejected": "never",
		"team.changed": "never",
	});
});

test("a forged, shortened or old link says so and ends nothing", async () => {
	const ana = await openingMailed("forging");
	const url = headerOf(ana);
	const changed = (of: (url: URL) => void) => {
		const copy = new URL(url);
		of(copy);
		return copy.href;
	};
	const other = await openingMailed("victim");
	for (const forged of [
		changed(({ searchParams }) => searchParams.set("signature", "A".repeat(43))),
		changed(({ searchParams }) => searchParams.delete("signature")),
		changed(({ searchParams }) => searchParams.set("until", "99999999999")),
		url.replace(ana.id, other.id),
		url.replace("opened", "closing"),
		url.replace(`${ana.id}.${kind}`, "nothing"),
	]) {
		const answer = await oneClick(forged);
		assert.equal(answer.status, 403, forged);
		assert.match(await answer.text(), /no link of ours/);
	}
	const subject = `${ana.id}.${kind}`;
	const old = signedUrl({
		purpose: "unsubscribe",
		subject,
		expiresAt: new Date(Date.now() - 1000),
	});
	const answer = await oneClick(old);
	assert.equal(answer.status, 403);
	assert.match(await answer.text(), /older than a year/);
	assert.deepEqual([await chosenBy(ana), await chosenBy(other)], [{}, {}]);
});

test("a body of any size or sort is not kept, and the link of a deleted account changes nothing", async () => {
	const ana = await openingMailed("deleted");
	const url = headerOf(ana);
	assert.equal((await oneClick(url, "x".repeat(200_000))).status, 200);
	await deleteAccount(ana.at(), { confirmation: ana.email });
	assert.equal((await oneClick(url)).status, 200);
	assert.deepEqual(await chosenBy(ana), {});
});
