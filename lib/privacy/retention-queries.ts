import { and, eq, inArray, isNull, lt, lte, ne, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { accessRequests } from "#drizzle/schema/access.ts";
import { organizerInvitations } from "#drizzle/schema/challenge.ts";
import { addressKeys, downloadOrigins } from "#drizzle/schema/downloads.ts";
import { notices, webhookDeliveries } from "#drizzle/schema/events.ts";
import { apiTokens, rateLimits, sessions, verificationTokens } from "#drizzle/schema/people.ts";
import { uploadIntents } from "#drizzle/schema/submissions.ts";
import { teamInvitations } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";
import { keptDeliveries } from "./retention.ts";

/** Deletes up to `limit` rows; what another run has in hand is left to it. */
async function deleteSome(
	db: Db,
	from: { table: PgTable; key: PgColumn },
	which: SQL | undefined,
	limit: number,
): Promise<number> {
	const some = db
		.select({ key: from.key })
		.from(from.table)
		.where(which)
		.limit(limit)
		.for("update", { skipLocked: true });
	const gone = await db
		.delete(from.table)
		.where(inArray(from.key, some))
		.returning({ key: from.key });
	return gone.length;
}

export const deleteOrigins = (db: Db, before: Date, limit: number) =>
	deleteSome(
		db,
		{ table: downloadOrigins, key: downloadOrigins.ledgerId },
		lte(downloadOrigins.at, before),
		limit,
	);

export const deleteAddressKeys = (db: Db, before: Date, limit: number) =>
	deleteSome(
		db,
		{ table: addressKeys, key: addressKeys.month },
		lte(addressKeys.createdAt, before),
		limit,
	);

export const deleteSessions = (db: Db, before: Date, limit: number) =>
	deleteSome(
		db,
		{ table: sessions, key: sessions.sessionToken },
		lte(sessions.expires, before),
		limit,
	);

export const deleteSignInLinks = (db: Db, before: Date, limit: number) =>
	deleteSome(
		db,
		{ table: verificationTokens, key: verificationTokens.token },
		lte(verificationTokens.expires, before),
		limit,
	);

export const deleteSignInCounts = (db: Db, before: Date, limit: number) =>
	deleteSome(
		db,
		{ table: rateLimits, key: rateLimits.key },
		lte(rateLimits.expire, before.getTime()),
		limit,
	);

/** By whichever ended an invitation first; what never happened is left out of `least`. */
const deleteInvitations =
	(table: typeof teamInvitations | typeof organizerInvitations) =>
	(db: Db, before: Date, limit: number) =>
		deleteSome(
			db,
			{ table, key: table.id },
			sql`least(${table.expiresAt}, ${table.usedAt}, ${table.revokedAt}) <= ${before.toISOString()}`,
			limit,
		);
export const deleteTeamInvitations = deleteInvitations(teamInvitations);
export const deleteOrganizerInvitations = deleteInvitations(organizerInvitations);

export const deleteOldNotices = (db: Db, before: Date, limit: number) =>
	deleteSome(db, { table: notices, key: notices.id }, lte(notices.createdAt, before), limit);

/** The newest of a webhook that is there still are left, for whoever wants to send them again. */
export const deleteDeliveries = (db: Db, before: Date, limit: number) =>
	deleteSome(
		db,
		{ table: webhookDeliveries, key: webhookDeliveries.id },
		and(
			lte(webhookDeliveries.createdAt, before),
			sql`exists (
				select from webhooks where webhooks.id = ${webhookDeliveries.webhookId} and (
					webhooks.removed_at is not null or (${webhookDeliveries.createdAt}, ${webhookDeliveries.id}) < (
						select kept.created_at, kept.id from webhook_deliveries as kept
						where kept.webhook_id = webhooks.id
						order by kept.created_at desc, kept.id desc offset ${keptDeliveries - 1} limit 1)))`,
		),
		limit,
	);

export const deleteRevokedTokens = (db: Db, before: Date, limit: number) =>
	deleteSome(db, { table: apiTokens, key: apiTokens.id }, lte(apiTokens.revokedAt, before), limit);

/** Announced uploads that never came, or never were submitted, and still have a file's name. */
export async function selectUnfinished(db: Db, before: Date, limit: number): Promise<string[]> {
	const found = await db
		.select({ id: uploadIntents.id })
		.from(uploadIntents)
		.where(
			and(
				isNull(uploadIntents.completedAt),
				lt(uploadIntents.expiresAt, before),
				ne(uploadIntents.fileName, ""),
			),
		)
		.limit(limit);
	return found.map(({ id }) => id);
}

/** That there was an announcement stays; without the file's name, its object is known to be gone. */
export async function forgetFileNames(db: Db, intentIds: readonly string[]): Promise<void> {
	await db
		.update(uploadIntents)
		.set({ fileName: "" })
		.where(inArray(uploadIntents.id, [...intentIds]));
}

const emptyContents = {
	position: null,
	institution: "",
	rorId: null,
	homepage: "",
	intendedUse: "",
	publications: "",
	answers: {},
	supervisorName: "",
	supervisorEmail: "",
} as const;

const hasContents = sql`(${accessRequests.position} is not null or ${accessRequests.rorId} is not null
	or ${accessRequests.answers} <> '{}'::jsonb
	or concat(${accessRequests.institution}, ${accessRequests.homepage}, ${accessRequests.intendedUse},
		${accessRequests.publications}, ${accessRequests.supervisorName}, ${accessRequests.supervisorEmail}) <> '')`;

/** Empties requests that ended without ever being sent. */
export async function emptyDrafts(db: Db, which: SQL | undefined, limit: number): Promise<number> {
	const some = db
		.select({ id: accessRequests.id })
		.from(accessRequests)
		.where(
			and(
				inArray(accessRequests.state, ["lapsed", "withdrawn"]),
				isNull(accessRequests.submittedAt),
				hasContents,
				which,
			),
		)
		.limit(limit)
		.for("update", { skipLocked: true });
	const emptied = await db
		.update(accessRequests)
		.set(emptyContents)
		.where(inArray(accessRequests.id, some))
		.returning({ id: accessRequests.id });
	return emptied.length;
}

export const endedBefore = (before: Date) => lte(accessRequests.stateChangedAt, before);
export const ofPerson = (userId: string) => eq(accessRequests.userId, userId);
