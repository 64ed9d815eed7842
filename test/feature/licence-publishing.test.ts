import assert from "node:assert/strict";
import { after, test } from "node:test";
import { and, eq } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { contextFor } from "#lib/context.ts";
import { database, pool } from "#lib/db/index.ts";
import { OnsetError } from "#lib/errors.ts";
import { readStanding } from "#lib/grants/index.ts";
import {
	discardDraft,
	draftInput,
	editLicence,
	listLicenceVersions,
	previewLicence,
	publishLicence,
	readDraft,
	readLicence,
	readLicenceText,
	sha256Of,
	signLicence,
} from "#lib/licensing/index.ts";
import { visitor } from "#lib/policy/index.ts";
import { holder, openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(() => fresh.drop());

const draft = (
	dataset: string,
	changes: Partial<Parameters<typeof draftInput.parse>[0] & object> = {},
) =>
	draftInput.parse({
		dataset,
		titleEn: "Test licence",
		titleZh: "测试许可协议",
		textEn: "# Licence\r\n\r\nResearch, and nothing else.  ",
		textZh: "# 许可协议\n\n仅限研究。",
		authoritative: "en",
		change: "material",
		changesEn: "Nothing else is allowed any more.",
		changesZh: "不再允许其他用途。",
		...changes,
	});

const code = (wanted: string, said?: RegExp) => (error: unknown) =>
	error instanceof OnsetError && error.code === wanted && (said?.test(error.message) ?? true);

const opened: readonly string[] = ["active", "expiring"];
const day = 86_400_000;
const later = (from: Date, days: number) => new Date(from.getTime() + days * day);

const mailsTo = async (email: string) =>
	(
		await pool().query(
			"select data from pgboss.job where name = 'send-mail' and data->>'to' = $1",
			[email],
		)
	).rows;

test("a draft is canonical, is edited by its organizer only, and is nobody else's to read before publication", async () => {
	const { slug, organizer, steward } = await openDataset();
	const ada = await person("Ada Applicant");
	for (const who of [ada, steward])
		await assert.rejects(editLicence(who.at(), draft(slug)), code("not_allowed"));
	await assert.rejects(editLicence(contextFor(visitor), draft(slug)), code("not_signed_in"));
	const made = await editLicence(organizer.at(), draft(slug));
	assert.equal(made.number, 2);
	assert.equal(made.textEn, "# Licence\n\nResearch, and nothing else.\n");
	assert.equal(made.sha256En, sha256Of(made.textEn));
	assert.deepEqual(await readDraft(steward.at(), { dataset: slug }), made);
	await assert.rejects(readDraft(ada.at(), { dataset: slug }), code("not_allowed"));
	await assert.rejects(previewLicence(ada.at(), { dataset: slug }), code("not_allowed"));
	await assert.rejects(readLicence(ada.at(), { dataset: slug, number: 2 }), code("not_found"));
	const input = { dataset: slug, number: 2, language: "en" } as const;
	await assert.rejects(readLicenceText(ada.at(), input), code("not_found"));
	assert.equal((await listLicenceVersions(ada.at(), { dataset: slug })).length, 1);
});

test("of two who edit at the same moment one wins and the other is told, when beginning and when going on", async () => {
	const { slug, organizer } = await openDataset();
	const at = organizer.at(new Date("2026-05-01T00:00:00Z"));
	const race = async (editedAt: string | null) => {
		const tries = ["one", "two"].map((titleEn) =>
			editLicence(at, draft(slug, { titleEn, editedAt })),
		);
		const outcomes = await Promise.allSettled(tries);
		const lost = outcomes.filter((one) => one.status === "rejected");
		assert.equal(lost.length, 1);
		assert.ok(lost.every(({ reason }) => code("conflict", /edited/)(reason)));
		const current = await readDraft(at, { dataset: slug });
		assert.ok(current);
		return current.editedAt;
	};
	const editedAt = await race(null);
	await race(editedAt);
	const stale = { dataset: slug, editedAt };
	await assert.rejects(publishLicence(at, stale), code("conflict"));
	await assert.rejects(discardDraft(at, stale), code("conflict"));
});

test("a draft that is published or discarded meanwhile cannot be edited, published or discarded again", async () => {
	const { slug, organizer } = await openDataset();
	const first = await editLicence(organizer.at(), draft(slug));
	const state = { dataset: slug, editedAt: first.editedAt };
	const both = await Promise.allSettled([1, 2].map(() => publishLicence(organizer.at(), state)));
	assert.deepEqual(both.map(({ status }) => status).sort(), ["fulfilled", "rejected"]);
	const edit = draft(slug, { editedAt: first.editedAt });
	await assert.rejects(
		editLicence(organizer.at(), edit),
		code("conflict", /published or discarded/),
	);
	await assert.rejects(discardDraft(organizer.at(), state), code("conflict"));
	const next = await editLicence(organizer.at(), draft(slug, { textEn: "Other." }));
	assert.equal(next.number, 3);
	await discardDraft(organizer.at(), { dataset: slug, editedAt: next.editedAt });
	assert.equal(await readDraft(organizer.at(), { dataset: slug }), null);
});

test("what is not ready is not published, and everything it lacks is said", async () => {
	const { slug, organizer } = await openDataset();
	const now = new Date("2026-05-01T00:00:00Z");
	const inForceFrom = later(now, -1).toISOString();
	const bare = draft(slug, { textZh: " \n", titleZh: "", changesEn: "", inForceFrom });
	const { editedAt } = await editLicence(organizer.at(now), bare);
	await assert.rejects(publishLicence(organizer.at(now), { dataset: slug, editedAt }), (error) => {
		assert.ok(error instanceof OnsetError);
		for (const what of ["Chinese title", "Chinese text", "changed, in English", "has passed"])
			assert.ok(error.message.includes(what), what);
		return true;
	});
	const { textEn, textZh } = await readLicence(organizer.at(), { dataset: slug });
	const same = draft(slug, { textEn, textZh, editedAt });
	const again = await editLicence(organizer.at(now), same);
	const state = { dataset: slug, editedAt: again.editedAt };
	await assert.rejects(
		publishLicence(organizer.at(now), state),
		code("invalid", /letter for letter/),
	);
});

test("texts with letters that nobody sees, too long ones and impossible graces are refused", () => {
	const wrong = [
		{ textEn: "Research \u202Eonly" },
		{ textZh: "仅限\u200B研究" },
		{ textEn: "a\u0000b" },
		{ textEn: "\uD800" },
		{ titleEn: "a\nb" },
		{ textEn: "x".repeat(20_001) },
		{ graceDays: 366 },
		{ graceDays: -1 },
		{ inForceFrom: "tomorrow" },
		{ authoritative: "de" },
	];
	for (const changes of wrong) assert.throws(() => draft("any", changes), JSON.stringify(changes));
	assert.ok(draft("any", { textEn: "\uFEFFwith a byte order mark" }));
});

test("a published version is public, in both languages, to the byte, and audited", async () => {
	const { slug, organizer } = await openDataset();
	const now = new Date("2026-05-01T00:00:00Z");
	const made = await editLicence(organizer.at(now), draft(slug, { graceDays: 30 }));
	const view = await publishLicence(organizer.at(now), { dataset: slug, editedAt: made.editedAt });
	assert.deepEqual([view.isCurrent, view.inForceFrom], [true, now.toISOString()]);
	assert.equal(view.asksFrom, later(now, 30).toISOString());
	const nobody = contextFor(visitor);
	assert.deepEqual(await readLicence(nobody, { dataset: slug }), view);
	assert.equal((await readLicence(nobody, { dataset: slug, number: 1 })).isCurrent, false);
	for (const language of ["en", "zh"] as const) {
		const file = await readLicenceText(nobody, { dataset: slug, number: 2, language });
		assert.equal(sha256Of(file.text), file.sha256);
	}
	const numbers = (await listLicenceVersions(nobody, { dataset: slug })).map(
		({ number }) => number,
	);
	assert.deepEqual(numbers, [2, 1]);
	const lines = await database()
		.select()
		.from(auditLog)
		.where(and(eq(auditLog.action, "licence.publish"), eq(auditLog.actorId, organizer.id)));
	assert.equal(lines.length, 1);
});

test("a material version is mailed to every holder, an editorial one to nobody", async () => {
	const world = await openDataset();
	const { slug, organizer } = world;
	const [hana, ended] = [await holder(world), await holder(world)];
	const past = { startsAt: new Date("2026-01-01"), endsAt: new Date("2026-02-01") };
	const gone = await holder(world, past);
	const revoked = { revokedAt: new Date(), revokedBy: world.steward.id, revocationReason: "left" };
	const out = await holder(world, revoked);
	const publish = async (changes: object) => {
		const { editedAt } = await editLicence(organizer.at(), draft(slug, changes));
		await publishLicence(organizer.at(), { dataset: slug, editedAt });
	};
	await publish({ change: "editorial", textEn: "Commas." });
	assert.deepEqual(await mailsTo(hana.email), []);
	await publish({ graceDays: 30, changesZh: "新的要求" });
	for (const who of [hana, ended]) {
		const mails = await mailsTo(who.email);
		assert.equal(mails.length, 1);
		assert.ok(JSON.stringify(mails).includes(`/datasets/${slug}/sign`));
		assert.ok(JSON.stringify(mails).includes("新的要求"));
	}
	for (const who of [gone, out]) assert.deepEqual(await mailsTo(who.email), []);
});

test("the dry run says what then happens, to the person and the millisecond", async () => {
	const world = await openDataset();
	const { slug, datasetId, organizer } = world;
	const now = new Date();
	const people = {
		stays: await holder(world),
		signs: await holder(world),
		ends: await holder(world, { endsAt: later(now, 20) }),
		suspended: await holder(world, {
			suspendedAt: now,
			suspendedBy: world.steward.id,
			suspensionReason: "asked",
		}),
	};
	const from = later(now, 10);
	const change = { inForceFrom: from.toISOString(), graceDays: 30, change: "material" } as const;
	const said = await previewLicence(organizer.at(now), { dataset: slug, ...change });
	assert.equal(said.asksFrom, later(from, 30).toISOString());
	assert.deepEqual(
		[said.holdersNow, said.mustSign, said.endsBefore, said.askedAlready],
		[3, 2, 1, 0],
	);
	const editorial = await previewLicence(organizer.at(now), { dataset: slug, change: "editorial" });
	assert.deepEqual([editorial.holdersNow, editorial.mustSign, editorial.asksFrom], [3, 0, null]);

	const { editedAt } = await editLicence(organizer.at(now), draft(slug, change));
	const ofDraft = await previewLicence(organizer.at(now), { dataset: slug });
	assert.deepEqual(ofDraft, said);
	await publishLicence(organizer.at(now), { dataset: slug, editedAt });
	const input = {
		dataset: slug,
		number: 2,
		typedName: "Hana Holder",
		institution: "Test University",
	};
	await signLicence(people.signs.at(later(now, 15)), {
		...input,
		position: "faculty",
		rorId: null,
	});

	const opens = async (userId: string, at: Date) =>
		opened.includes((await readStanding(database(), { datasetId, userId, now: at })).towards(1));
	const instant = new Date(said.asksFrom ?? "");
	const before = new Date(instant.getTime() - 1);
	const lost = said.holders
		.filter(({ outcome }) => outcome === "must_sign")
		.map(({ email }) => email);
	assert.deepEqual(lost.sort(), [people.stays.email, people.signs.email].sort());
	assert.equal(await opens(people.stays.id, before), true);
	assert.equal(await opens(people.stays.id, instant), false);
	assert.equal(await opens(people.signs.id, instant), true);
	assert.equal(await opens(people.ends.id, before), false);
});
