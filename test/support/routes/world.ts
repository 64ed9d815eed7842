import { randomBytes, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { accessBlocks, supervisorAsks } from "#drizzle/schema/access.ts";
import { takedownReplies, takedowns } from "#drizzle/schema/dataset.ts";
import { apiTokens, sessions, users } from "#drizzle/schema/people.ts";
import { selectAsks } from "#lib/access/beside-queries.ts";
import { addAttachment, addNote, submitRequest } from "#lib/access/index.ts";
import { database } from "#lib/db/index.ts";
import { createManifest, endManifest } from "#lib/downloads/index.ts";
import { signLicence } from "#lib/licensing/index.ts";
import { abandonUpload, beginFileUpload, createDraft } from "#lib/publishing/index.ts";
import { linkSignature } from "#lib/signed-links/index.ts";
import { holder, openDataset, publishedLicence } from "../data-world.ts";
import { applicant, draft, faculty, rowOf, student } from "../requests.ts";
import { type Person, person, sha256 } from "../world.ts";
import { challengeOf } from "./challenge-world.ts";
import { only } from "./only.ts";
import type { Member } from "./roles.ts";
import { secretWords } from "./words.ts";

const day = 86_400_000;

type Place = Awaited<ReturnType<typeof openDataset>>;

/** Holders of every state that a grant can be in. */
async function holdersOf(place: Place) {
	const now = Date.now();
	const current = await publishedLicence(place.datasetId, 2);
	const of = { ...place, licence: current };
	const by = place.steward.id;
	const active = await holder(of);
	const expiring = await holder(of, { endsAt: new Date(now + 30 * day) });
	const expired = await holder(of, {
		startsAt: new Date(now - 400 * day),
		endsAt: new Date(now - day),
	});
	const suspended = await holder(of, {
		suspendedAt: new Date(),
		suspendedBy: by,
		suspensionReason: "suspended for the walk",
	});
	const revoked = await holder(of, {
		revokedAt: new Date(),
		revokedBy: by,
		revocationReason: "revoked for the walk",
	});
	const unsigned = await holder(place);
	const draftLicence = await publishedLicence(place.datasetId, 3, {
		textEn: `${secretWords.licenceDraft}\n`,
		sha256En: sha256(`${secretWords.licenceDraft}\n`),
		publishedAt: null,
		inForceFrom: null,
	});
	return {
		people: { active, expiring, expired, suspended, revoked, unsigned },
		licence: current,
		draftLicence,
	};
}

const linkOf = ({ id: subject, expiresAt }: { id: string; expiresAt: Date }) => ({
	ask: subject,
	until: String(Math.floor(expiresAt.getTime() / 1000)),
	signature: linkSignature({ purpose: "supervise", subject, expiresAt }),
});

/** Somebody whose request waits, with a document, a note about it and a supervisor who was asked. */
async function requestsOf(place: Place) {
	const who = await person("Ana Applicant");
	await database().update(users).set({ emailVerified: new Date() }).where(eq(users.id, who.id));
	const { receipt } = await signLicence(who.at(), {
		dataset: place.slug,
		number: place.licence.number,
		typedName: "Ana Applicant",
		position: "student",
		institution: "Test University",
		rorId: null,
	});
	const fields = { ...student("supervisor@routes.invalid"), intendedUse: secretWords.use };
	const { number } = await draft(place, who, fields);
	await submitRequest(who.at(), { number });
	await addNote(place.steward.at(), { number, body: secretWords.note });
	const drafting = await applicant(place, "Dora");
	const drafted = await draft(place, drafting, { ...faculty, intendedUse: secretWords.draftUse });
	const pdf = new TextEncoder().encode("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n");
	const attachment = await addAttachment(drafting.at(), {
		number: drafted.number,
		fileName: "letter.pdf",
		bytes: pdf,
	});
	const row = await rowOf(number);
	const ask = only(await selectAsks(database(), row.id));
	const before = { requestId: row.id, name: "Prof. Before", email: "before@routes.invalid" };
	const answered = only(
		await database()
			.insert(supervisorAsks)
			.values({
				...before,
				askedAt: new Date(Date.now() - day),
				expiresAt: ask.expiresAt,
				answer: "refused",
				answeredAt: new Date(),
			})
			.returning(),
	);
	return {
		people: { applicant: who, drafting },
		receipt,
		number,
		revision: row.revision,
		drafted: drafted.number,
		attachmentId: attachment.id,
		ask: linkOf(ask),
		answeredAsk: linkOf(answered),
	};
}

/** A draft of the next version with an upload under way. */
async function draftOf(place: Place) {
	const at = place.organizer.at();
	const draftVersion = "2.0.0";
	await createDraft(at, { dataset: place.slug, version: draftVersion, copiesFiles: false });
	const upload = {
		dataset: place.slug,
		version: draftVersion,
		path: secretWords.draftFile,
		access: "licensed" as const,
		subset: null,
		fileBytes: 9,
		sha256: sha256("a draft's"),
	};
	const begin = async (announced: Parameters<typeof beginFileUpload>[1]) => {
		const begun = await beginFileUpload(at, announced);
		if (begun.state === "stored") throw new Error("the draft's file is there already");
		return begun.uploadId;
	};
	const abandonedUpload = await begin({ ...upload, path: `given-up-${upload.path}` });
	await abandonUpload(at, { uploadId: abandonedUpload });
	return { draftVersion, upload, uploadId: await begin(upload), abandonedUpload };
}

/** A block that stands, one that was lifted, and a takedown that one holder has answered for good. */
async function pastOf(place: Place, active: Person) {
	const db = database();
	const by = place.steward.id;
	const block = (email: string) => ({
		datasetId: place.datasetId,
		email,
		reason: secretWords.blockReason,
		blockedAt: new Date(),
		blockedBy: by,
	});
	const blockedEmail = "blocked@routes.invalid";
	await db.insert(accessBlocks).values(block(blockedEmail));
	const lifted = only(
		await db
			.insert(accessBlocks)
			.values({
				...block("lifted@routes.invalid"),
				liftedAt: new Date(),
				liftedBy: by,
				liftReason: "settled",
			})
			.returning(),
	);
	const takedown = only(
		await db
			.insert(takedowns)
			.values({
				datasetId: place.datasetId,
				videoId: "walked",
				reason: "asked for",
				boardEffect: "none",
				at: new Date(),
				by,
				tombstoneVersionId: place.version.id,
			})
			.returning(),
	);
	await db.insert(takedownReplies).values({
		takedownId: takedown.id,
		userId: active.id,
		askedAt: new Date(),
		answer: "deleted",
		answeredAt: new Date(),
	});
	return { blockedEmail, liftedBlockId: lifted.id, takedownId: takedown.id };
}

/** A list of the active holder's that works, one that was ended, and where each is. */
async function listsOf(place: Place, active: Person) {
	const of = { dataset: place.slug, version: place.version.version, hours: 24 };
	const live = await createManifest(active.at(), of);
	const ended = await createManifest(active.at(), of);
	await endManifest(active.at(), { manifestId: ended.id });
	const pass = live.address?.split("/").at(-1);
	const endedPass = ended.address?.split("/").at(-1);
	if (!pass || !endedPass) throw new Error("a list has no address");
	return { list: live.id, pass, endedList: ended.id, endedPass };
}

export type Ways = { session: string; token: string };

/** A session and a token of somebody, as a browser and a program send them. */
async function waysIn(userId: string): Promise<Ways & { tokenId: string }> {
	const db = database();
	const session = randomUUID();
	const token = `onset_${randomBytes(32).toString("base64url")}`;
	const expires = new Date(Date.now() + day * 30);
	await db.insert(sessions).values({ sessionToken: session, userId, expires });
	const row = { userId, name: "walk", tokenSha256: sha256(token) };
	const made = only(await db.insert(apiTokens).values(row).returning());
	return { session, token, tokenId: made.id };
}

/** One dataset and one challenge in which every role is somebody, and every route finds something. */
export async function routeWorld() {
	const db = database();
	const place = await openDataset();
	const elsewhere = await openDataset();
	const held = await holdersOf(place);
	const asked = await requestsOf({ ...place, licence: held.licence });
	const drafted = await draftOf(place);
	const past = await pastOf(place, held.people.active);
	const lists = await listsOf(place, held.people.active);
	const played = await challengeOf(place);
	const admin = await person("Ada Admin");
	await db.update(users).set({ isAdmin: true }).where(eq(users.id, admin.id));
	const people: Record<Member, Person> = {
		...asked.people,
		...held.people,
		...played.people,
		steward: place.steward,
		organizer: place.organizer,
		otherSteward: elsewhere.steward,
		otherOrganizer: elsewhere.organizer,
		admin,
	};
	const revokedToken = await waysIn(people.stranger.id);
	await db
		.update(apiTokens)
		.set({ revokedAt: new Date() })
		.where(eq(apiTokens.id, revokedToken.tokenId));
	const deleted = await person("Dan Deleted");
	const deletedWays = await waysIn(deleted.id);
	await db.update(users).set({ deletedAt: new Date() }).where(eq(users.id, deleted.id));
	const { active, expired } = held.people;
	return {
		...asked,
		...drafted,
		...past,
		...lists,
		...played,
		people,
		revokedToken,
		deletedWays,
		otherDataset: elsewhere.slug,
		dataset: place.slug,
		datasetId: place.datasetId,
		version: place.version.version,
		files: place.files,
		licence: held.licence.number,
		draftLicence: held.draftLicence,
		activeId: active.id,
		activeGrant: active.grant.id,
		expiredGrant: expired.grant.id,
		expiredId: expired.id,
	};
}
export type World = Awaited<ReturnType<typeof routeWorld>>;

/** A session and a token for everybody of the world. */
export async function waysOf({ people }: World): Promise<Record<Member, Ways>> {
	const each = Object.entries(people).map(async ([role, { id }]) => [role, await waysIn(id)]);
	return Object.fromEntries(await Promise.all(each));
}

/** The same, where every name of what is not everybody's to know of leads nowhere. */
export const worldWithout = (world: World): World => ({
	...world,
	draftVersion: "99.0.0",
	upload: { ...world.upload, version: "99.0.0" },
	uploadId: randomUUID(),
	abandonedUpload: randomUUID(),
	draftChallenge: { ...world.draftChallenge, slug: "never-begun" },
	rescoringId: randomUUID(),
	labelSetId: randomUUID(),
	expiredLabelSetId: randomUUID(),
	webhookId: randomUUID(),
	removedWebhookId: randomUUID(),
	deliveryId: randomUUID(),
	pairId: randomUUID(),
});
