import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq, sql } from "drizzle-orm";
import { GET } from "#app/(public)/challenges/[challenge]/feed.xml/route.ts";
import { challenges } from "#drizzle/schema/challenge.ts";
import { announcementCorrections } from "#drizzle/schema/events.ts";
import { contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { renderMail } from "#lib/mail/index.ts";
import { correctAnnouncement, listAnnouncements, publishAnnouncement } from "#lib/notices/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { mailsTo } from "#test/support/mails.ts";
import { tellAll } from "#test/support/notices.ts";
import { atOnce, teamOf } from "#test/support/teams.ts";
import { openPhase, person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const place = await openPhase();
const challenge = place.slugs.challenge;
const words = { challenge, title: "Labels", markdown: "The **labels** of `a` were wrong." };
const nobody = contextFor(visitor);

const readFeed = (headers: Record<string, string> = {}, slug = challenge) =>
	GET(new Request(`http://localhost:3000/challenges/${slug}/feed.xml`, { headers }), {
		params: Promise.resolve({ challenge: slug }),
	});

/** What PostgreSQL's own parser of XML finds at a path; it refuses what is not well-formed. */
async function found(xml: string, path: string): Promise<string[]> {
	const { rows } = await database().execute<{ found: string }>(sql`
		select unnest(xpath(${path}, xmlparse(document ${xml}), array[array['a', 'http://www.w3.org/2005/Atom']]))::text as found`);
	return rows.map((row) => row.found);
}

test("organizers announce and correct; nobody else, and nothing of a draft", async () => {
	const { captain } = await teamOf(place, "captain");
	const stranger = await person("stranger");
	const made = await publishAnnouncement(place.organizer.at(), words);
	const correction = {
		announcementId: made.id,
		title: "x2",
		markdown: "x",
		note: "xx",
		tells: false,
	};
	for (const ctx of [captain.at(), stranger.at()]) {
		await assert.rejects(publishAnnouncement(ctx, words), { code: "not_allowed" });
		await assert.rejects(correctAnnouncement(ctx, correction), { code: "not_allowed" });
	}
	await assert.rejects(publishAnnouncement(nobody, words), { code: "not_signed_in" });
	await assert.rejects(correctAnnouncement(nobody, correction), { code: "not_signed_in" });
	const draft = await openPhase();
	await database()
		.update(challenges)
		.set({ publishedAt: null })
		.where(eq(challenges.id, draft.challenge.id));
	const ofDraft = { ...words, challenge: draft.slugs.challenge };
	await assert.rejects(publishAnnouncement(draft.organizer.at(), ofDraft), {
		code: "not_allowed",
		message: /not been published/,
	});
	await assert.rejects(publishAnnouncement(stranger.at(), ofDraft), { code: "not_found" });
	assert.equal((await readFeed({}, draft.slugs.challenge)).status, 404);
});

test("a correction says what is different, keeps what was said, and is told again only when asked for (paperswithcode-data#42)", async () => {
	const { captain } = await teamOf(place, "reader");
	await tellAll();
	const by = place.organizer.at();
	const made = await publishAnnouncement(by, { ...words, title: "Dates" });
	await tellAll();
	const mails = async () => (await mailsTo(captain.email)).map(({ subject }) => subject.en);
	const first = await mails();
	assert.match(first.at(-1) ?? "", /: Dates$/);
	const of = { announcementId: made.id, note: "The hour was wrong" };
	await correctAnnouncement(by, { ...of, title: "Dates", markdown: "12:00 UTC", tells: false });
	await tellAll();
	assert.equal((await mails()).length, first.length);
	await correctAnnouncement(by, { ...of, title: "All dates", markdown: "13:00 UTC", tells: true });
	await tellAll();
	assert.match((await mails()).at(-1) ?? "", /corrected: All dates/);
	const quotes = ((await mailsTo(captain.email)).at(-1)?.en ?? []).flatMap((block) =>
		typeof block === "object" && "quote" in block ? [block.quote] : [],
	);
	assert.deepEqual(quotes, ["The hour was wrong", "13:00 UTC"]);
	const rendered = (await mailsTo(captain.email)).slice(-2).map(renderMail);
	assert.match(rendered[0]?.subject ?? "", /^[^/]+: Dates$/, "words of one language stand once");
	assert.equal(rendered[1]?.text.split("13:00 UTC").length, 2);
	const shown = (await listAnnouncements(nobody, { challenge })).find(({ id }) => id === made.id);
	assert.deepEqual(
		shown?.corrections.map(({ note, titleBefore, markdownBefore }) => [
			note,
			titleBefore,
			markdownBefore,
		]),
		[
			["The hour was wrong", "Dates", words.markdown],
			["The hour was wrong", "Dates", "12:00 UTC"],
		],
	);
	const same = { ...of, title: "All dates", markdown: "13:00 UTC", tells: false };
	await assert.rejects(correctAnnouncement(by, same), {
		code: "conflict",
		message: /Nothing is different/,
	});
	await assert.rejects(
		database().update(announcementCorrections).set({ note: "Never said" }),
		/append-only|Failed query/,
	);
	const { done } = await atOnce(
		["one", "two", "three"].map(
			(title) => () => correctAnnouncement(by, { ...of, title, markdown: "At once", tells: false }),
		),
	);
	const after_ = (await listAnnouncements(nobody, { challenge })).find(({ id }) => id === made.id);
	assert.equal(after_?.corrections.length, 2 + done, "no correction is lost under another");
});

test("a challenge announces ten times a day and no more, also of several at once", async () => {
	const here = await openPhase();
	const by = here.organizer;
	const { done, told } = await atOnce(
		Array.from(
			{ length: 13 },
			() => () => publishAnnouncement(by.at(), { ...words, challenge: here.slugs.challenge }),
		),
	);
	assert.equal(done, 10);
	for (const error of told) assert.match(error.message, /at most 10 announcements/);
	const tomorrow = new Date(Date.now() + 86_400_000 + 1000);
	await publishAnnouncement(by.at(tomorrow), { ...words, challenge: here.slugs.challenge });
});

test("the feed is Atom, whatever is written in it, and says when nothing is new", async () => {
	const here = await openPhase();
	const slug = here.slugs.challenge;
	const empty = await readFeed({}, slug);
	assert.deepEqual(await found(await empty.text(), "count(/a:feed/a:entry)"), ["0"]);
	const nasty = `<script>alert("1")</script> & ]]> \u0007\u{1F600} 中文`;
	const made = await publishAnnouncement(here.organizer.at(), {
		challenge: slug,
		title: nasty,
		markdown: `${nasty}\n\n[link](javascript:alert(1)) **bold**`,
	});
	const answer = await readFeed({}, slug);
	const xml = await answer.text();
	assert.equal(answer.headers.get("content-type"), "application/atom+xml; charset=utf-8");
	const one = async (path: string) => (await found(xml, `${path}`))[0];
	assert.equal(await one("/a:feed/a:id/text()"), `urn:uuid:${here.challenge.id}`);
	assert.equal(await one("/a:feed/a:updated/text()"), made.publishedAt);
	assert.equal(
		await one("/a:feed/a:link[@rel='self']/@href"),
		`http://localhost:3000/challenges/${slug}/feed.xml`,
	);
	for (const path of [
		"id",
		"title",
		"updated",
		"author/a:name",
		"entry/a:id",
		"entry/a:title",
		"entry/a:updated",
	])
		assert.equal((await found(xml, `/a:feed/a:${path}/text()`)).length, 1, path);
	assert.equal(await one("/a:feed/a:entry/a:id/text()"), `urn:uuid:${made.id}`);
	assert.match(
		(await one("/a:feed/a:entry/a:link/@href")) ?? "",
		new RegExp(`/announcements#${made.id}$`),
	);
	const html = (await one("/a:feed/a:entry/a:content[@type='html']/text()")) ?? "";
	assert.match(html, /&lt;strong&gt;bold/);
	assert.doesNotMatch(html, /&lt;script|javascript:/);
	assert.ok((await one("/a:feed/a:entry/a:title/text()"))?.includes("\u{1F600} 中文"));
	const etag = answer.headers.get("etag") ?? "";
	assert.equal((await readFeed({ "if-none-match": `"other", W/${etag}` }, slug)).status, 304);
	assert.equal((await readFeed({ "if-none-match": '"other"' }, slug)).status, 200);
	const since = answer.headers.get("last-modified") ?? "";
	assert.equal((await readFeed({ "if-modified-since": since }, slug)).status, 304);
	await correctAnnouncement(here.organizer.at(new Date(Date.now() + 2000)), {
		announcementId: made.id,
		title: "Corrected",
		markdown: "Corrected.",
		note: "All of it",
		tells: false,
	});
	assert.equal((await readFeed({ "if-none-match": etag }, slug)).status, 200);
	assert.equal((await readFeed({ "if-modified-since": since }, slug)).status, 200);
	const corrected = await (await readFeed({}, slug)).text();
	assert.equal((await found(corrected, "/a:feed/a:entry/a:id/text()"))[0], `urn:uuid:${made.id}`);
	assert.equal((await found(corrected, "/a:feed/a:entry/a:published/text()"))[0], made.publishedAt);
});

test("a reader of the feed who names what they have with very many blanks holds nobody up", async () => {
	const took = async (filling: string) => {
		const started = performance.now();
		const answer = await readFeed({ "if-none-match": `"a${filling.repeat(60_000)}b"` });
		assert.equal(answer.status, 200);
		return performance.now() - started;
	};
	const letters = Math.min(await took("a"), await took("a"));
	const blanks = Math.min(await took(" "), await took(" "));
	assert.ok(blanks < 50 * letters, `${blanks} ms beside ${letters} ms of as many letters`);
});
