import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { typedOf } from "#app/(organizer)/organize/challenges/[challenge]/edit/typed-document.ts";
import {
	challengePages,
	challengeRules,
	labelSets,
	organizerInvitations,
} from "#drizzle/schema/challenge.ts";
import { announcements, messages, webhookDeliveries, webhooks } from "#drizzle/schema/events.ts";
import { similarPairs } from "#drizzle/schema/likeness.ts";
import { submissions, uploadIntents } from "#drizzle/schema/submissions.ts";
import {
	joinRequests,
	methods,
	teamInvitations,
	teamMembers,
	teams,
} from "#drizzle/schema/teams.ts";
import { acceptRules, applyChallenge, challengeDocument, readDesk } from "#lib/challenge/index.ts";
import { database } from "#lib/db/index.ts";
import { refusedFor } from "#lib/label-check/index.ts";
import { linkSignature } from "#lib/signed-links/index.ts";
import { createTeam } from "#lib/teams/index.ts";
import type { openDataset } from "../data-world.ts";
import { method, openPhase, type Person, person, sha256 } from "../world.ts";
import { only } from "./only.ts";
import { rescoringOf } from "./rescoring-world.ts";
import { secretWords } from "./words.ts";

type Phase = Awaited<ReturnType<typeof openPhase>>;
type Invitation = Partial<typeof teamInvitations.$inferInsert>;

const day = 86_400_000;

const linkFor =
	(purpose: "join" | "organize") =>
	({ id: subject, expiresAt }: { id: string; expiresAt: Date }) => ({
		invitation: subject,
		until: String(expiresAt.getTime() / 1000),
		signature: linkSignature({ purpose, subject, expiresAt }),
	});
const joinLink = linkFor("join");

// Rows and not verbs: a verb tells of what it did, and the worker that tells would write during the walk.

/** The ways into a team: a link, one taken back, and invitations to mailboxes. */
async function invitationsOf(teamId: string, captain: Person, mailed: Record<string, string>) {
	const second = Math.floor(Date.now() / 1000) * 1000;
	const invite = async (of: Invitation = {}) =>
		only(
			await database()
				.insert(teamInvitations)
				.values({
					teamId,
					invitedBy: captain.id,
					createdAt: new Date(second),
					expiresAt: new Date(second + day),
					...of,
				})
				.returning(),
		);
	const toMailbox = (email = "") => invite({ email });
	return {
		joinLink: joinLink(await invite()),
		revocableId: (await invite()).id,
		revokedLink: joinLink(await invite({ revokedAt: new Date(second) })),
		toStranger: { invitation: (await toMailbox(mailed.stranger)).id },
		toRival: { invitation: (await toMailbox(mailed.rival)).id },
		mailedLink: joinLink(await toMailbox("elsewhere@routes.invalid")),
	};
}

/** An invitation to organize, to the mailbox of somebody who is in a team. */
async function organizingOf({ challenge, organizer }: Phase, { email }: Person) {
	const createdAt = new Date(Math.floor(Date.now() / 1000) * 1000);
	const made = await database()
		.insert(organizerInvitations)
		.values({
			...{ challengeId: challenge.id, email, invitedBy: organizer.id, createdAt },
			expiresAt: new Date(createdAt.getTime() + day),
		})
		.returning();
	return linkFor("organize")(only(made));
}

async function waiting(place: Phase, teamId: string, asker: Person, message = "") {
	const request = { teamId, challengeId: place.challenge.id, userId: asker.id, message };
	const made = await database()
		.insert(joinRequests)
		.values({ ...request, createdAt: new Date() })
		.returning();
	return only(made).id;
}

/** A player's team with a teammate, a rival's that takes requests, and what waits for each captain. */
async function teamsOf(place: Phase, player: Person, stranger: Person) {
	const db = database();
	const challengeId = place.challenge.id;
	const { challenge } = place.slugs;
	const { id: methodId } = await method(player, challenge);
	const { teamId } = only(await db.select().from(methods).where(eq(methods.id, methodId)));
	const [mate, leaving] = [await person("Mia Mate"), await person("Lea Leaving")];
	const seat = { teamId, challengeId, role: "member" } as const;
	await db.insert(teamMembers).values([mate, leaving].map(({ id }) => ({ ...seat, userId: id })));
	const rival = await person("Ria Rival");
	const made = await createTeam(rival.at(), {
		challenge,
		name: "The rivals",
		description: "",
		isOpen: true,
	});
	if (!made.team) throw new Error("the rival has no team");
	const mailed = { stranger: stranger.email, rival: rival.email };
	return {
		people: { player, mate, rival },
		methodId,
		teamId,
		teamNumber: only(await db.select().from(teams).where(eq(teams.id, teamId))).number,
		leavingId: leaving.id,
		rivalNumber: made.team.number,
		...(await invitationsOf(teamId, player, mailed)),
		strangersRequest: await waiting(place, made.team.id, stranger, secretWords.joinMessage),
		requestId: await waiting(place, teamId, await person("Asa Asker")),
	};
}

/** A submission that was rejected, one withdrawn too long ago to come back, and an announced file. */
async function submissionsOf(
	place: Phase,
	{ teamId, methodId }: { teamId: string; methodId: string },
	by: Person,
) {
	const db = database();
	const facts = {
		teamId,
		methodId,
		phaseId: place.phase.id,
		userId: by.id,
		fileName: "proposals.json",
		fileBytes: 2,
		sha256: sha256("{}"),
		receivedAt: new Date(Date.now() - 3 * day),
	};
	const announced = {
		...facts,
		challengeId: place.challenge.id,
		expiresAt: new Date(Date.now() + day),
	};
	const announce = async () =>
		only(await db.insert(uploadIntents).values(announced).returning()).id;
	const sent = async (ended: Partial<typeof submissions.$inferInsert>) =>
		only(
			await db
				.insert(submissions)
				.values({ ...facts, intentId: await announce(), ...ended })
				.returning(),
		).id;
	const submissionId = await sent({ state: "rejected" });
	const withdrawnId = await sent({
		state: "withdrawn",
		stateChangedAt: new Date(Date.now() - 2 * day),
		sha256: sha256("withdrawn"),
	});
	const pair = {
		challengeId: place.challenge.id,
		submissionId,
		otherId: withdrawnId,
		isIdentical: true,
		foundAt: new Date(),
	};
	const { id: pairId } = only(await db.insert(similarPairs).values(pair).returning());
	return { intentId: await announce(), submissionId, withdrawnId, pairId };
}

/** Rules that the team has accepted, and a page. */
async function textsOf(place: Phase, team: readonly Person[]) {
	const db = database();
	const challengeId = place.challenge.id;
	const markdown = "# Rules\n\nOne account a person.\n";
	const text = { challengeId, markdown };
	await db
		.insert(challengeRules)
		.values({ ...text, version: 1, sha256: sha256(markdown), publishedAt: new Date() });
	await db.insert(challengePages).values({ ...text, slug: "about", title: "About", position: 1 });
	for (const one of team)
		await acceptRules(one.at(), { challenge: place.slugs.challenge, version: 1 });
	return { rulesVersion: 1, pageSlug: "about" };
}

/** A webhook with a delivery that has arrived, and one that was removed. */
async function webhooksOf({ challenge, organizer }: Phase) {
	const db = database();
	const at = new Date();
	const row = {
		challengeId: challenge.id,
		url: "https://receiver.invalid/hook",
		kinds: ["submission.scored"],
		createdBy: organizer.id,
		createdAt: at,
	};
	const { id: webhookId } = only(await db.insert(webhooks).values(row).returning());
	const removed = only(
		await db
			.insert(webhooks)
			.values({ ...row, removedAt: at })
			.returning(),
	);
	const arrived = { webhookId, body: "{}", createdAt: at, deliveredAt: at };
	const delivery = only(await db.insert(webhookDeliveries).values(arrived).returning());
	return { webhookId, removedWebhookId: removed.id, deliveryId: delivery.id };
}

/** Labels that were announced and never came, so that nothing can be done with them any more. */
async function expiredLabels({ phase }: Phase) {
	const row = {
		datasetVersionId: phase.datasetVersionId,
		subset: phase.subset,
		version: 2,
		objectKey: `label-sets/${randomUUID()}.json`,
		sha256: sha256("never sent"),
		fileBytes: 10,
		isDemonstration: true,
		state: "refused" as const,
		checkedAt: new Date(),
		problems: refusedFor("never-completed").problems,
	};
	return only(await database().insert(labelSets).values(row).returning()).id;
}

/** A challenge as its organizers' desk has it. */
async function deskOf(challenge: string, organizer: Person) {
	const desk = await readDesk(organizer.at(), { challenge });
	return { document: desk.document, yaml: desk.yaml, typed: typedOf(desk.document) };
}

/** What the organizers announced to everybody, and wrote to some; the mail that ends such mails. */
async function wordsOf(place: Phase, by: Person, reader: Person) {
	const db = database();
	const of = { challengeId: place.challenge.id };
	const announced = { ...of, title: "Walked", markdown: "Words.", authorId: by.id };
	const made = await db
		.insert(announcements)
		.values({ ...announced, publishedAt: new Date() })
		.returning();
	await db.insert(messages).values({
		...of,
		audience: { to: "all", team: null, phase: null, teams: 1 },
		recipients: 1,
		subject: "Walked",
		body: secretWords.message,
		sentAt: new Date(),
		sentBy: by.id,
	});
	const subject = `${reader.id}.phase.opened`;
	const expiresAt = new Date(Math.floor(Date.now() / 1000) * 1000 + day);
	const signature = linkSignature({ purpose: "unsubscribe", subject, expiresAt });
	const until = String(expiresAt.getTime() / 1000);
	return {
		announcementId: only(made).id,
		unsubscribing: { token: subject, until, signature },
	};
}

/** A challenge that only the dataset's organizer knows of. */
async function draftOn({ slug: dataset, organizer }: Awaited<ReturnType<typeof openDataset>>) {
	const document = challengeDocument.parse({
		onset: 1,
		slug: `draft-of-${dataset}`,
		title: secretWords.challengeDraft,
		summary: "",
		dataset,
	});
	await applyChallenge(organizer.at(), { document, revision: "", dryRun: false, note: "" });
	return document;
}

/** A challenge with two teams, a phase whose board nobody sees, and a draft of another challenge. */
export async function challengeOf(dataset: Awaited<ReturnType<typeof openDataset>>) {
	const place = await openPhase({ closesAt: null });
	const hidden = await openPhase({ figuresVisibility: "none" });
	const [player, stranger] = [await person("Pia Player"), await person("Stan Stranger")];
	const { people, ...played } = await teamsOf(place, player, stranger);
	return {
		...played,
		...(await submissionsOf(place, played, player)),
		...(await textsOf(place, [people.player, people.mate])),
		...(await rescoringOf(place, place.organizer)),
		...(await webhooksOf(place)),
		...(await wordsOf(place, place.organizer, people.player)),
		expiredLabelSetId: await expiredLabels(place),
		people: { ...people, stranger, challengeOrganizer: place.organizer },
		organizing: await organizingOf(place, people.player),
		slugs: place.slugs,
		hiddenSlugs: hidden.slugs,
		desk: await deskOf(place.slugs.challenge, place.organizer),
		draftChallenge: await draftOn(dataset),
	};
}
