import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { domainNotes, rorOrganizations } from "#drizzle/schema/access.ts";
import { accounts, users } from "#drizzle/schema/people.ts";
import { database } from "#lib/db/index.ts";
import { LimitReached } from "#lib/errors.ts";
import { gatherEvidence, importOrganizations, suggestInstitutions } from "#lib/evidence/index.ts";
import { freshDatabase } from "#test/support/database.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(fresh.drop);

/** Two organizations and a withdrawn one in the layout of the registry's second schema; made for this test. */
const madeForThisTest = [
	{
		id: "https://ror.org/04ct4d772",
		status: "active",
		names: [
			{ value: "Southeast University", types: ["ror_display", "label"], lang: "en" },
			{ value: "东南大学", types: ["label"], lang: "zh" },
		],
		domains: ["seu.edu.cn"],
		locations: [{ geonames_id: 1, geonames_details: { country_name: "China" } }],
		links: [{ type: "website", value: "https://www.seu.edu.cn" }],
	},
	{
		id: "https://ror.org/0000000aa",
		status: "active",
		names: [{ value: 'Institute of "Quoted\\Names" [and] {brackets}', types: ["ror_display"] }],
		domains: [],
		locations: [],
	},
	{
		id: "https://ror.org/0000000bb",
		status: "withdrawn",
		names: [{ value: "Gone", types: ["ror_display"] }],
		locations: [],
	},
];

async function* inPieces(text: string, length = 7) {
	for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}
const dump = "v9.9-2026-10-01";
const load = (value: unknown, name = dump) =>
	importOrganizations(inPieces(JSON.stringify(value, null, 2)), name);

async function somebody(email: string, name = "Ana") {
	const who = await person(name);
	await database()
		.update(users)
		.set({ email, emailVerified: new Date("2026-05-06T00:00:00Z") })
		.where(eq(users.id, who.id));
	return who;
}
const itemsOf = async (
	who: Awaited<ReturnType<typeof person>>,
	claim: Partial<Parameters<typeof gatherEvidence>[1]> = {},
) => {
	const subject = {
		userId: who.id,
		institution: "Southeast University",
		rorId: null,
		supervisor: null,
	};
	const items = await gatherEvidence(who.at(), { ...subject, ...claim });
	return new Map(items.map((item) => [item.kind, item]));
};

test("mailbox and listed domain support, each with its source and date; misuse elsewhere is said beside it", async () => {
	const items = await itemsOf(await somebody("ana@seu.edu.cn"));
	assert.equal(items.get("mailbox")?.finding, "supports");
	assert.equal(items.get("mailbox")?.date, "2026-05-06");
	const domain = items.get("academic_domain");
	assert.equal(domain?.finding, "supports");
	assert.equal(domain?.date, "2026-07-17");
	assert.match(domain?.words ?? "", /"Southeast University".*misused/);
	assert.equal(items.get("orcid"), undefined);
	assert.equal(items.get("ror"), undefined, "nothing of a registry that is not loaded");
});

test("an unlisted domain says nothing, never no; a steward's note stands beside the list", async () => {
	const who = await somebody("ana@lab.hospital.example");
	assert.equal((await itemsOf(who)).get("academic_domain")?.finding, "says nothing");
	const steward = await person("Stella");
	await database()
		.insert(domainNotes)
		.values({
			domain: "hospital.example",
			institution: "Teaching Hospital",
			isAcademic: "yes",
			note: "Its institute publishes under this domain.",
			by: steward.id,
			at: new Date("2026-06-01T00:00:00Z"),
		});
	const items = await itemsOf(who);
	assert.equal(items.get("domain_note")?.finding, "supports");
	assert.equal(items.get("academic_domain")?.finding, "says nothing");
});

test("an ORCID that somebody signed in with is evidence of who they are", async () => {
	const who = await somebody("orcid@free.example");
	const account = { provider: "orcid", providerAccountId: "0000-0002-1825-0097" };
	await database()
		.insert(accounts)
		.values({ userId: who.id, type: "oidc", ...account });
	assert.match((await itemsOf(who)).get("orcid")?.words ?? "", /0000-0002-1825-0097/);
});

test("a supervisor at the same institution supports, at another domain says nothing, a refusal speaks against", async () => {
	const who = await somebody("student@stu.seu.edu.cn");
	const at = new Date();
	const asked = (email: string, answer: "confirmed" | "refused" | null) =>
		itemsOf(who, { supervisor: { name: "Prof. Sun", email, answer, answeredAt: at } });
	const findings = await Promise.all([
		asked("sun@cs.seu.edu.cn", "confirmed"),
		asked("sun@gmail.com", "confirmed"),
		asked("sun@seu.edu.cn", "refused"),
		asked("sun@seu.edu.cn", null),
	]);
	assert.deepEqual(
		findings.map((items) => items.get("supervisor")?.finding),
		["supports", "says nothing", "speaks against", "says nothing"],
	);
});

test("a name whose letters are borrowed from another alphabet is pointed out", async () => {
	const homoglyph = await itemsOf(await somebody("x@free2.example", "\u0410nna Ivanova"));
	assert.match(homoglyph.get("name")?.words ?? "", /Latin and Cyrillic/);
	const honest = await itemsOf(await somebody("y@free2.example", "Анна Иванова"));
	assert.equal(honest.get("name"), undefined);
});

test("the registry's dump is loaded, read in pieces, and then matched by name, by id and by domain", async () => {
	assert.deepEqual(await load(madeForThisTest), { loaded: 2, skipped: 1, removed: 0 });
	const at = await itemsOf(await somebody("ben@cs.seu.edu.cn"), { institution: "东南大学" });
	assert.equal(at.get("ror")?.finding, "supports");
	assert.equal(at.get("ror")?.date, "2026-10-01");
	const elsewhere = await itemsOf(await somebody("ben@free3.example"));
	assert.equal(elsewhere.get("ror")?.finding, "says nothing");
	const who = await somebody("ben@free4.example");
	const suggested = await suggestInstitutions(who.at(), { query: "southeast univ" });
	assert.equal(suggested[0]?.rorId, "https://ror.org/04ct4d772");
	assert.ok(suggested.length <= 8);
});

test("an institution is suggested by beginnings of its words in any order, whatever signs are typed", async () => {
	assert.deepEqual(
		await load(madeForThisTest),
		{ loaded: 2, skipped: 1, removed: 0 },
		"loaded again",
	);
	const who = await somebody("ben@free5.example");
	const registered = async (query: string) =>
		(await suggestInstitutions(who.at(), { query }))
			.filter(({ source }) => source === "ror")
			.map(({ rorId }) => rorId?.slice(-9));
	for (const query of [
		"univ south",
		"SOUTHEAST  university",
		"东南大学",
		"Univ: & | ! (South) '*\\",
	])
		assert.deepEqual(await registered(query), ["04ct4d772"], query);
	for (const query of ["'; drop table users; --", "%", "''", "\\"])
		assert.deepEqual(await registered(query), [], query);
});

test("a file that is no dump changes nothing, and its refusal says what is wrong", async () => {
	const before = await database().select().from(rorOrganizations);
	const [first] = madeForThisTest;
	const wrong: [unknown, RegExp][] = [
		[{ items: madeForThisTest }, /not a JSON array of objects/],
		[[], /no organization/],
		[
			[{ ...first, id: "https://ror.org/00000new1" }, { id: "grid.1" }],
			/element 2 is no organization/,
		],
		["text", /not a JSON array/],
	];
	for (const [value, message] of wrong) await assert.rejects(load(value, "other"), message);
	const cut = JSON.stringify(madeForThisTest).slice(0, -20);
	await assert.rejects(importOrganizations(inPieces(cut), "other"), /ends before its end/);
	assert.deepEqual(await database().select().from(rorOrganizations), before);
});

test("a newer dump replaces the older one whole", async () => {
	const [first] = madeForThisTest;
	assert.deepEqual(await load([first], "v10"), { loaded: 1, skipped: 0, removed: 1 });
});

test("who looks for institutions faster than anybody types waits a minute, and nobody else does", async () => {
	const hasty = await somebody("hasty@free5.example");
	const look = (who: typeof hasty) => suggestInstitutions(who.at(), { query: "southeast univ" });
	let looked = 0;
	for (const _round of [1, 2, 3, 4, 5]) {
		const outcomes = await Promise.allSettled(Array.from({ length: 25 }, () => look(hasty)));
		looked += outcomes.filter(({ status }) => status === "fulfilled").length;
	}
	assert.equal(looked, 120);
	await assert.rejects(look(hasty), (error: unknown) => {
		assert.ok(error instanceof LimitReached);
		const wait = Date.parse(String(error.details.nextAt)) - Date.now();
		assert.ok(wait > 0 && wait <= 60_000);
		return true;
	});
	await look(await somebody("calm@free6.example"));
});
