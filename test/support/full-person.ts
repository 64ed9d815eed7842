import { randomUUID } from "node:crypto";
import {
	accessBlocks,
	accessEndAnswers,
	accessRequests,
	grantReminders,
	requestAttachments,
	requestComments,
	requestEvents,
	supervisorAsks,
} from "#drizzle/schema/access.ts";
import { auditLog } from "#drizzle/schema/audit.ts";
import {
	challengeOrganizers,
	challengeRules,
	organizerInvitations,
	rulesAcceptances,
} from "#drizzle/schema/challenge.ts";
import {
	datasetOrganizers,
	datasetStewards,
	takedownReplies,
	takedowns,
} from "#drizzle/schema/dataset.ts";
import {
	addressKeys,
	downloadConfirmations,
	downloadLedger,
	downloadManifests,
	downloadOrigins,
} from "#drizzle/schema/downloads.ts";
import { events, noticeChoices, notices } from "#drizzle/schema/events.ts";
import { accounts, apiTokens, sessions } from "#drizzle/schema/people.ts";
import { joinRequests, teamInvitations, teams } from "#drizzle/schema/teams.ts";
import { database } from "#lib/db/index.ts";
import { holder, type openDataset } from "./data-world.ts";
import { method, openPhase, sha256, submit } from "./world.ts";

type Place = Awaited<ReturnType<typeof openDataset>>;
type Phase = Awaited<ReturnType<typeof openPhase>>;

const day = 86_400_000;

type Known = { userId: string; mark: string; now: Date };

async function withWaysIn({ userId, mark, now }: Known, token: string, sessionToken: string) {
	const db = database();
	await db.insert(sessions).values({ sessionToken, userId, expires: new Date(+now + day) });
	await db.insert(apiTokens).values({ userId, name: mark, tokenSha256: sha256(token) });
	await db.insert(accounts).values({
		userId,
		type: "oidc",
		provider: "orcid",
		providerAccountId: mark,
		access_token: `secret-${mark}`,
	});
}

async function withDraft(place: Place, { userId, mark, now }: Known) {
	const db = database();
	const [draft] = await db
		.insert(accessRequests)
		.values({
			datasetId: place.datasetId,
			userId,
			kind: "renewal",
			stateChangedAt: now,
			formNumber: 1,
			intendedUse: `draft of ${mark}`,
			institution: "Somewhere",
			createdAt: now,
		})
		.returning();
	if (!draft) throw new Error("no draft");
	await db.insert(supervisorAsks).values({
		requestId: draft.id,
		name: "Prof. Supervisor",
		email: `supervisor-${mark}@test.invalid`,
		askedAt: now,
		expiresAt: new Date(+now + day),
	});
	return draft.id;
}

async function withHistory(place: Place, { userId, mark, now }: Known, requestId: string) {
	const db = database();
	const stewardId = place.steward.id;
	await db.insert(requestEvents).values([
		{ requestId, at: now, userId, action: "submit", detail: { intendedUse: mark } },
		{ requestId, at: now, userId: stewardId, action: "approve" },
	]);
	await db.insert(requestComments).values([
		{ requestId, userId, audience: "everyone", body: `comment of ${mark}`, at: now },
		{ requestId, userId: stewardId, audience: "everyone", body: `answer to ${mark}`, at: now },
		{ requestId, userId: stewardId, audience: "stewards", body: `among us ${mark}`, at: now },
	]);
	await db.insert(requestAttachments).values({
		requestId,
		fileName: `${mark}.pdf`,
		mediaType: "application/pdf",
		fileBytes: 1,
		sha256: sha256(mark),
		objectKey: `attachments/${mark}`,
		addedAt: now,
	});
}

async function withAccess(
	place: Place,
	{ mark, now }: Known,
	of: { grantId: string; email: string },
) {
	const db = database();
	const { grantId } = of;
	await db.insert(grantReminders).values({ grantId, daysBefore: 60, sentAt: now });
	await db.insert(accessEndAnswers).values({ grantId, answer: "deleted", answeredAt: now });
	const other = { email: of.email.toLowerCase(), reason: `blocked ${mark}`, blockedAt: now };
	await db
		.insert(accessBlocks)
		.values({ datasetId: place.datasetId, ...other, blockedBy: place.steward.id });
}

async function withDownloads(place: Place, { userId, mark, now }: Known) {
	const db = database();
	const [manifest] = await db
		.insert(downloadManifests)
		.values({
			userId,
			datasetVersionId: place.version.id,
			createdAt: now,
			expiresAt: new Date(+now + day),
		})
		.returning();
	const [line] = await db
		.insert(downloadLedger)
		.values({
			at: now,
			userId,
			fileId: place.files.licensed.id,
			licenceVersionId: place.licence.id,
			way: "browser",
			manifestId: manifest?.id ?? null,
		})
		.returning();
	if (!line) throw new Error("no line in the ledger");
	await db.insert(downloadOrigins).values({ ledgerId: line.id, addressHash: mark, at: now });
	await db
		.insert(addressKeys)
		.values({ month: mark, key: "key", createdAt: now })
		.onConflictDoNothing();
	await db
		.insert(downloadConfirmations)
		.values({ userId, fileId: place.files.licensed.id, confirmedAt: now });
}

async function withOffices(place: Place, { userId, mark, now }: Known) {
	const db = database();
	const [takedown] = await db
		.insert(takedowns)
		.values({
			datasetId: place.datasetId,
			videoId: mark,
			reason: "asked for",
			boardEffect: "none",
			at: now,
			by: place.organizer.id,
			tombstoneVersionId: place.version.id,
		})
		.returning();
	if (!takedown) throw new Error("no takedown");
	await db.insert(takedownReplies).values({ takedownId: takedown.id, userId, askedAt: now });
	await db.insert(datasetStewards).values({ datasetId: place.datasetId, userId });
	await db.insert(datasetOrganizers).values({ datasetId: place.datasetId, userId });
	// Another challenge than the one they play in.
	const { challenge } = await openPhase();
	await db.insert(challengeOrganizers).values({ challengeId: challenge.id, userId });
	await db.insert(auditLog).values({
		at: now,
		actorKind: "member",
		actorId: userId,
		action: `test.${mark}`,
		subjectKind: "user",
		subjectId: userId,
		detail: {},
	});
}

async function withChallenge(phase: Phase, { userId, mark, now }: Known, email: string) {
	const db = database();
	const challengeId = phase.challenge.id;
	const [rules] = await db
		.insert(challengeRules)
		.values({
			challengeId,
			version: 1 + (await db.$count(challengeRules)),
			markdown: mark,
			sha256: sha256(mark),
			publishedAt: now,
		})
		.returning();
	const [team] = await db.insert(teams).values({ challengeId, name: mark }).returning();
	const [event] = await db
		.insert(events)
		.values({ at: now, kind: "team.asked", challengeId, userId, detail: { mark } })
		.returning();
	if (!rules || !team || !event) throw new Error("an inserted row was not returned");
	await db.insert(rulesAcceptances).values({ rulesId: rules.id, userId, acceptedAt: now });
	await db
		.insert(joinRequests)
		.values({ teamId: team.id, challengeId, userId, message: mark, createdAt: now });
	const invited = {
		email: email.toLowerCase(),
		invitedBy: phase.organizer.id,
		createdAt: now,
		expiresAt: new Date(+now + day),
	};
	await db.insert(teamInvitations).values({ ...invited, teamId: team.id });
	await db.insert(organizerInvitations).values({ ...invited, challengeId });
	await db.insert(notices).values({ eventId: event.id, userId, createdAt: now });
	await db.insert(noticeChoices).values({ userId, kind: "team.asked", mail: "never" });
}

/** Somebody of whom every table that can know a person knows something. */
export async function fullPerson(place: Place, phase: Phase, now = new Date()) {
	const who = await holder(place);
	const mark = `mark-${randomUUID()}`;
	const known = { userId: who.id, mark, now };
	const token = `onset_${mark}`;
	const sessionToken = randomUUID();
	const { requestId, id: grantId } = who.grant;
	await withWaysIn(known, token, sessionToken);
	const draftId = await withDraft(place, known);
	await withHistory(place, known, requestId);
	await withAccess(place, known, { grantId, email: who.email });
	await withDownloads(place, known);
	await withOffices(place, known);
	const { id: methodId } = await method(who, phase.slugs.challenge, `Method ${mark}`);
	await withChallenge(phase, known, who.email);
	const submissionId = await submit(who.at(), phase.slugs, methodId);
	return { ...who, mark, token, sessionToken, draftId, requestId, submissionId };
}

export type FullPerson = Awaited<ReturnType<typeof fullPerson>>;
