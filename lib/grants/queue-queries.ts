import {
	and,
	desc,
	eq,
	gt,
	gte,
	ilike,
	inArray,
	isNull,
	lte,
	or,
	type SQL,
	sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { accessRequests, grants } from "#drizzle/schema/access.ts";
import { datasetStewards, datasets } from "#drizzle/schema/dataset.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";
import { containing } from "./queries.ts";

type RequestState = typeof accessRequests.$inferSelect.state;
type Position = NonNullable<typeof accessRequests.$inferSelect.position>;

export type QueueQuery = {
	datasetId: string;
	states: readonly RequestState[];
	oldestFirst: boolean;
	kind?: "first" | "renewal" | undefined;
	position?: Position | undefined;
	/** Null asks for those that nobody has in hand. */
	reviewerId?: string | null | undefined;
	submittedBefore?: Date | undefined;
	text?: string | undefined;
	after?: number | undefined;
	limit: number;
};

const said = (text: string | undefined): SQL | undefined => {
	if (!text) return undefined;
	const pattern = containing(text);
	const number = /^#?(\d{1,9})$/.exec(text)?.[1];
	const people = sql`${accessRequests.userId} in (select ${users.id} from ${users} where ${or(ilike(users.name, pattern), ilike(users.email, pattern))})`;
	return or(
		number === undefined ? undefined : eq(accessRequests.number, Number(number)),
		ilike(accessRequests.institution, pattern),
		people,
	);
};

const inHand = (reviewerId: string | null | undefined): SQL | undefined => {
	if (reviewerId === undefined) return undefined;
	return reviewerId === null
		? isNull(accessRequests.reviewerId)
		: eq(accessRequests.reviewerId, reviewerId);
};

function beyond(after: number | undefined, oldestFirst: boolean): SQL | undefined {
	if (after === undefined) return undefined;
	const of = (column: string) =>
		sql`(select ${sql.raw(column)} from access_requests as cursor where cursor.number = ${after})`;
	const { submittedAt, number } = accessRequests;
	const since = of("cursor.submitted_at");
	// The first half is what the index is entered by, the second settles those of the same instant.
	return oldestFirst
		? and(gte(submittedAt, since), or(gt(submittedAt, since), gt(number, after)))
		: and(lte(submittedAt, since), or(sql`${submittedAt} < ${since}`, sql`${number} < ${after}`));
}

const sifted = (query: QueueQuery): SQL | undefined =>
	and(
		eq(accessRequests.datasetId, query.datasetId),
		sql`${accessRequests.state} = wanted.state`,
		sql`${accessRequests.submittedAt} is not null`,
		query.kind && eq(accessRequests.kind, query.kind),
		query.position && eq(accessRequests.position, query.position),
		inHand(query.reviewerId),
		query.submittedBefore && lte(accessRequests.submittedAt, query.submittedBefore),
		said(query.text),
		beyond(query.after, query.oldestFirst),
	);

const listed = (states: readonly RequestState[]) =>
	sql`unnest(array[${sql.join(
		states.map((state) => sql`${state}`),
		sql`, `,
	)}]::text[]) as wanted(state)`;

const reviewer = alias(users, "reviewer");

export type QueueRow = Awaited<ReturnType<typeof selectQueue>>[number];

/**
 * A page of a queue. Each state is read by the index in its own order, as far as one page goes, so
 * the length of the queue does not matter.
 */
export async function selectQueue(db: Db, query: QueueQuery) {
	const way = sql.raw(query.oldestFirst ? "asc" : "desc");
	const ids = sql`(select found.id from ${listed(query.states)} cross join lateral (
		select ${accessRequests.id} from ${accessRequests} where ${sifted(query)}
		order by ${accessRequests.submittedAt} ${way}, ${accessRequests.number} ${way} limit ${query.limit}
	) as found)`;
	return db
		.select({
			number: accessRequests.number,
			kind: accessRequests.kind,
			state: accessRequests.state,
			institution: accessRequests.institution,
			position: accessRequests.position,
			submittedAt: accessRequests.submittedAt,
			decidedAt: accessRequests.decidedAt,
			name: users.name,
			reviewer: reviewer.name,
		})
		.from(accessRequests)
		.innerJoin(users, eq(users.id, accessRequests.userId))
		.leftJoin(reviewer, eq(reviewer.id, accessRequests.reviewerId))
		.where(inArray(accessRequests.id, ids))
		.orderBy(sql`${accessRequests.submittedAt} ${way}`, sql`${accessRequests.number} ${way}`)
		.limit(query.limit);
}

/** How many requests are in each of these states, counting no further than `atMost`. */
export async function countStates(
	db: Db,
	of: { datasetId: string; states: readonly RequestState[]; atMost: number },
) {
	const { rows } = await db.execute<{ state: string; count: number }>(sql`
		select wanted.state, counted.count from ${listed(of.states)} cross join lateral (
			select count(*)::int as count from (
				select from access_requests
				where dataset_id = ${of.datasetId} and state = wanted.state and submitted_at is not null
				limit ${of.atMost}
			) as first_ones
		) as counted
	`);
	return rows;
}

const waiting = sql`${accessRequests.state} in ('submitted', 'in_review')`;
const daySeconds = 86_400;

export async function selectHealth(db: Db, of: { datasetId: string; decidedSince: Date }) {
	const decided = sql`${accessRequests.state} in ('approved', 'declined') and ${accessRequests.decidedAt} >= ${of.decidedSince.toISOString()}`;
	const [found] = await db
		.select({
			waiting: sql<number>`(count(*) filter (where ${waiting}))::int`,
			oldestWaitingSince:
				sql<Date | null>`min(${accessRequests.submittedAt}) filter (where ${waiting})`.mapWith(
					accessRequests.submittedAt,
				),
			medianDaysToDecision: sql<
				number | null
			>`(percentile_cont(0.5) within group (order by extract(epoch from ${accessRequests.decidedAt} - ${accessRequests.submittedAt})) filter (where ${decided}) / ${daySeconds})::float8`,
			decisions: sql<number>`(count(*) filter (where ${decided}))::int`,
		})
		.from(accessRequests)
		.where(eq(accessRequests.datasetId, of.datasetId));
	if (!found) throw new Error("a count came back empty");
	return found;
}

/** The datasets whose steward somebody is; all of them for an administrator. */
export async function selectStewarded(db: Db, of: { userId: string | null; now: Date }) {
	const holders = sql<number>`(
		select count(distinct held.user_id)::int from ${grants} as held
		where held.dataset_id = datasets.id and held.revoked_at is null
			and held.suspended_at is null and held.ends_at > ${of.now.toISOString()}
	)`;
	const mine =
		of.userId === null
			? undefined
			: inArray(
					datasets.id,
					db
						.select({ id: datasetStewards.datasetId })
						.from(datasetStewards)
						.where(eq(datasetStewards.userId, of.userId)),
				);
	return db
		.select({ id: datasets.id, slug: datasets.slug, title: datasets.title, holders })
		.from(datasets)
		.where(mine)
		.orderBy(desc(datasets.createdAt));
}
