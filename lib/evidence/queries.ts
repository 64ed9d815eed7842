import { and, arrayContains, arrayOverlaps, asc, eq, inArray, ne, or, sql } from "drizzle-orm";
import { domainNotes, rorOrganizations } from "#drizzle/schema/access.ts";
import { accounts, users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

export type OrganizationRow = typeof rorOrganizations.$inferSelect;
export type DomainNoteRow = typeof domainNotes.$inferSelect;

export async function selectPerson(db: Db, userId: string) {
	const [found] = await db
		.select({ name: users.name, email: users.email, emailVerified: users.emailVerified })
		.from(users)
		.where(eq(users.id, userId));
	return found ?? null;
}

export async function selectOrcid(db: Db, userId: string): Promise<string | null> {
	const [found] = await db
		.select({ orcid: accounts.providerAccountId })
		.from(accounts)
		.where(and(eq(accounts.userId, userId), eq(accounts.provider, "orcid")));
	return found?.orcid ?? null;
}

export async function selectDomainNotes(
	db: Db,
	domains: readonly string[],
): Promise<DomainNoteRow[]> {
	return db
		.select()
		.from(domainNotes)
		.where(inArray(domainNotes.domain, [...domains]));
}

/** Organizations that have this id, this very name, or one of these domains. */
export async function selectOrganizations(
	db: Db,
	by: { rorId: string | null; name: string; domains: readonly string[] },
): Promise<OrganizationRow[]> {
	return db
		.select()
		.from(rorOrganizations)
		.where(
			or(
				by.rorId === null ? undefined : eq(rorOrganizations.rorId, by.rorId),
				arrayContains(rorOrganizations.names, [by.name.toLowerCase()]),
				arrayOverlaps(rorOrganizations.domains, [...by.domains]),
			),
		)
		.limit(20);
}

export async function selectLoadedDump(db: Db): Promise<string | null> {
	const [found] = await db.select({ dump: rorOrganizations.dump }).from(rorOrganizations).limit(1);
	return found?.dump ?? null;
}

/** Asks for names that have words beginning with each of these; what is no word is left out. */
const beginnings = (text: string): string =>
	(text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((word) => `'${word}':*`).join(" & ");

/** So many of those that match are put in order: what a single letter finds is not all sorted. */
const weighed = 2000;

export async function selectNamed(db: Db, query: string, limit: number) {
	const { rorId, name, country } = rorOrganizations;
	const candidates = db
		.select({ rorId, name, country })
		.from(rorOrganizations)
		.where(
			or(
				sql`to_tsvector('simple', ${name}) @@ to_tsquery('simple', ${beginnings(query)})`,
				arrayContains(rorOrganizations.names, [query.toLowerCase()]),
			),
		)
		.limit(weighed)
		.as("candidates");
	return db
		.select()
		.from(candidates)
		.orderBy(
			asc(sql`nullif(position(lower(${query}) in lower(${candidates.name})), 0)`),
			asc(sql`length(${candidates.name})`),
		)
		.limit(limit);
}

export async function upsertOrganizations(db: Db, rows: readonly OrganizationRow[]): Promise<void> {
	if (rows.length === 0) return;
	await db
		.insert(rorOrganizations)
		.values([...rows])
		.onConflictDoUpdate({
			target: rorOrganizations.rorId,
			set: {
				name: sql`excluded.name`,
				country: sql`excluded.country`,
				names: sql`excluded.names`,
				domains: sql`excluded.domains`,
				dump: sql`excluded.dump`,
			},
		});
}

/** What an earlier dump had and this one has not. */
export async function deleteOtherDumps(db: Db, dump: string): Promise<number> {
	const gone = await db
		.delete(rorOrganizations)
		.where(ne(rorOrganizations.dump, dump))
		.returning({ rorId: rorOrganizations.rorId });
	return gone.length;
}
