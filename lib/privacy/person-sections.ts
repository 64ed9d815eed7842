import { eq, getTableColumns, inArray, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import * as access from "#drizzle/schema/access.ts";
import { auditLog } from "#drizzle/schema/audit.ts";
import {
	challengeOrganizers,
	organizerInvitations,
	rulesAcceptances,
} from "#drizzle/schema/challenge.ts";
import { datasetOrganizers, datasetStewards, takedownReplies } from "#drizzle/schema/dataset.ts";
import * as downloads from "#drizzle/schema/downloads.ts";
import { noticeChoices, notices } from "#drizzle/schema/events.ts";
import { signatures } from "#drizzle/schema/licensing.ts";
import * as people from "#drizzle/schema/people.ts";
import { submissions, uploadIntents } from "#drizzle/schema/submissions.ts";
import {
	joinRequests,
	methods,
	teamInvitations,
	teamMembers,
	teams,
} from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

/** A part of what is known of a person: which rows of which table, and which columns are not told. */
type PersonSection = {
	table: PgTable;
	own: (userId: string) => SQL | undefined;
	without: readonly string[];
};

const by = (table: PgTable, column: PgColumn, without: readonly string[] = []): PersonSection => ({
	table,
	own: (userId) => eq(column, userId),
	without,
});

const requestsOf = (userId: string) =>
	sql`(select id from access_requests where user_id = ${userId}::uuid)`;
const grantsOf = (userId: string) => sql`(select id from grants where user_id = ${userId}::uuid)`;
const teamsOf = (userId: string) =>
	sql`(select team_id from team_members where user_id = ${userId}::uuid)`;

const ofRequests = (table: PgTable, column: PgColumn, without: readonly string[] = []) => ({
	table,
	own: (userId: string) => inArray(column, requestsOf(userId)),
	without,
});

/**
 * Everything that is known of a person, by section. Left out are secrets (digests of tokens, what
 * another site handed us) and who else acted: that is theirs, and `acts` of those people.
 */
export const personSections = {
	account: by(people.users, people.users.id),
	accountsElsewhere: by(people.accounts, people.accounts.userId, [
		"userId",
		"refresh_token",
		"access_token",
		"id_token",
		"session_state",
	]),
	sessions: by(people.sessions, people.sessions.userId, ["sessionToken", "userId"]),
	tokens: by(people.apiTokens, people.apiTokens.userId, ["tokenSha256", "userId"]),
	signatures: by(signatures, signatures.userId),
	requests: by(access.accessRequests, access.accessRequests.userId, ["reviewerId", "decidedBy"]),
	requestEvents: ofRequests(access.requestEvents, access.requestEvents.requestId, ["userId"]),
	comments: {
		table: access.requestComments,
		own: (userId: string) =>
			or(
				eq(access.requestComments.userId, userId),
				sql`${inArray(access.requestComments.requestId, requestsOf(userId))} and ${eq(access.requestComments.audience, "everyone")}`,
			),
		without: ["userId"],
	},
	attachments: ofRequests(access.requestAttachments, access.requestAttachments.requestId, [
		"objectKey",
	]),
	supervisorAsks: ofRequests(access.supervisorAsks, access.supervisorAsks.requestId),
	grants: by(access.grants, access.grants.userId, ["grantedBy", "suspendedBy", "revokedBy"]),
	grantReminders: {
		table: access.grantReminders,
		own: (userId: string) => inArray(access.grantReminders.grantId, grantsOf(userId)),
		without: [],
	},
	accessEndAnswers: {
		table: access.accessEndAnswers,
		own: (userId: string) => inArray(access.accessEndAnswers.grantId, grantsOf(userId)),
		without: [],
	},
	blocks: {
		table: access.accessBlocks,
		own: (userId: string) =>
			sql`${access.accessBlocks.email} = (select lower(email) from users where id = ${userId}::uuid)`,
		without: ["blockedBy", "liftedBy"],
	},
	downloads: by(downloads.downloadLedger, downloads.downloadLedger.userId),
	downloadOrigins: {
		table: downloads.downloadOrigins,
		own: (userId: string) =>
			sql`${downloads.downloadOrigins.ledgerId} in (select id from download_ledger where user_id = ${userId}::uuid)`,
		without: [],
	},
	downloadConfirmations: by(
		downloads.downloadConfirmations,
		downloads.downloadConfirmations.userId,
	),
	manifests: by(downloads.downloadManifests, downloads.downloadManifests.userId),
	takedownReplies: by(takedownReplies, takedownReplies.userId),
	rulesAcceptances: by(rulesAcceptances, rulesAcceptances.userId),
	teamInvitations: {
		table: teamInvitations,
		own: (userId: string) =>
			sql`lower(${teamInvitations.email}) = (select lower(email) from users where id = ${userId}::uuid)`,
		without: ["invitedBy"],
	},
	organizerInvitations: {
		table: organizerInvitations,
		own: (userId: string) =>
			sql`lower(${organizerInvitations.email}) = (select lower(email) from users where id = ${userId}::uuid)`,
		without: ["invitedBy"],
	},
	joinRequests: by(joinRequests, joinRequests.userId, ["decidedBy"]),
	notices: by(notices, notices.userId),
	noticeChoices: by(noticeChoices, noticeChoices.userId),
	memberships: by(teamMembers, teamMembers.userId),
	teams: {
		table: teams,
		own: (userId: string) => inArray(teams.id, teamsOf(userId)),
		without: [],
	},
	methods: {
		table: methods,
		own: (userId: string) => inArray(methods.teamId, teamsOf(userId)),
		without: [],
	},
	uploads: by(uploadIntents, uploadIntents.userId),
	submissions: by(submissions, submissions.userId, ["claimedBy", "verifiedBy", "signature"]),
	stewardOf: by(datasetStewards, datasetStewards.userId),
	organizerOf: by(datasetOrganizers, datasetOrganizers.userId),
	challengeOrganizerOf: by(challengeOrganizers, challengeOrganizers.userId),
	acts: {
		table: auditLog,
		own: (userId: string) =>
			sql`${auditLog.actorKind} = 'member' and ${auditLog.actorId} = ${userId}`,
		without: ["detail"],
	},
} satisfies Record<string, PersonSection>;

export type SectionName = keyof typeof personSections;

/** The rows of one section, as JSON can hold them. */
export async function selectSection(db: Db, name: SectionName, userId: string) {
	const { table, own, without }: PersonSection = personSections[name];
	const columns = Object.fromEntries(
		Object.entries(getTableColumns(table)).filter(([column]) => !without.includes(column)),
	);
	const rows: Record<string, unknown>[] = await db.select(columns).from(table).where(own(userId));
	return rows.map((row) =>
		Object.fromEntries(
			Object.entries(row).map(([column, value]) => [
				column,
				typeof value === "bigint" ? String(value) : value,
			]),
		),
	);
}

const office = "an act of office, told in the section `acts`";

/** Where a person is named without being whom the row is about. A test holds both lists to the schema. */
export const notAboutThem: Readonly<Record<string, string>> = {
	"access_blocks.blocked_by": office,
	"access_blocks.lifted_by": office,
	"access_requests.decided_by": office,
	"access_requests.reviewer_id": office,
	"announcement_corrections.author_id": office,
	"announcements.author_id": office,
	"challenge_changes.user_id": office,
	"dataset_versions.published_by": office,
	"domain_notes.by": office,
	"events.user_id": "told to them as a notice",
	"file_uploads.created_by": office,
	"grants.granted_by": office,
	"grants.revoked_by": office,
	"grants.suspended_by": office,
	"join_requests.decided_by": office,
	"label_sets.uploaded_by": office,
	"licence_versions.edited_by": office,
	"licence_versions.published_by": office,
	"messages.sent_by": office,
	"organizer_invitations.invited_by": office,
	"quota_grants.granted_by": office,
	"request_events.user_id": "an own request's events are told with it; others are acts of office",
	"request_forms.published_by": office,
	"rescorings.ended_by": office,
	"rescorings.started_by": office,
	"similar_pairs.judged_by": office,
	"submissions.verified_by": office,
	"takedowns.by": office,
	"team_invitations.invited_by":
		"an act told in the section `acts`; the row is about who was invited",
	"webhooks.created_by": office,
};
