import { and, desc, eq, ilike, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
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
	const [, sign, number] = /^(#?)(\d{1,9})$/.exec(text) ?? [];
	const itself = number === undefined ? undefined : eq(accessRequests.number, Number(number));
	// "#17" can only be the request itself: no name, address or institution is read for it.
	if (sign) return itself;
	const pattern = containing(text);
	const people = sql`${accessRequests.userId} in (select ${users.id} from ${users} where ${or(ilike(users.name, pattern), ilike(users.email, pattern))})`;
	return or(itself, ilike(accessRequests.institution, pattern), people);
};

const inHand = (reviewerId: string | null | undefined): SQL | undefined => {
	if (reviewerId === undefined) return undefined;
	return reviewerId === null
		? isNull(accessRequests.reviewerId)
		: eq(accessRequests.reviewerId, reviewerId);
};

/** A comparison of rows, in the order of the index: the page begins there and reads nothing before. */
function beyond(after: number | undefined, oldestFirst: boolean): SQL | undefined {
	if (after === undefined) return undefined;
	const { submittedAt, number } = accessRequests;
	const since = sql`(select submitted_at from access_requests as last where last.number = ${after})`;
	const comes = sql.raw(oldestFirst ? ">" : "<");
	return sql`(${submittedAt}, ${number}) ${comes} (${since}, ${after}::int)`;
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
				order by submitted_at limit ${of.atMost}
			) as first_ones
		) as counted
	`);
	return rows;
}

const daySeconds = 86_400;
const latestDecisions = 200;

/** All of it comes from indexes, none read further than so many: it costs the same for any queue. */
export async function selectHealth(
	db: Db,
	of: { datasetId: string; decidedSince: Date; waitingAtMost: number },
) {
	const waits = sql`(
		select least(sum(queue.waiting), ${of.waitingAtMost})::int as waiting, min(queue.oldest) as oldest
		from ${listed(["submitted", "in_review"])} cross join lateral (
			select count(*) as waiting, min(first_ones.submitted_at) as oldest from (
				select submitted_at from access_requests
				where dataset_id = ${of.datasetId} and state = wanted.state and submitted_at is not null
				order by submitted_at limit ${of.waitingAtMost}
			) as first_ones
		) as queue
	) as waits`;
	const decided = sql`(
		select percentile_cont(0.5) within group (order by seconds) as median, count(*)::int as decisions
		from (
			select extract(epoch from decided_at - submitted_at) as seconds from access_requests
			where dataset_id = ${of.datasetId} and state in ('approved', 'declined')
				and decided_at >= ${of.decidedSince.toISOString()}
			order by decided_at desc limit ${latestDecisions}
		) as latest
	) as decided`;
	const [found] = await db
		.select({
			waiting: sql<number>`waits.waiting`,
			oldestWaitingSince: sql<Date | null>`waits.oldest`.mapWith(accessRequests.submittedAt),
			medianDaysToDecision: sql<number | null>`(decided.median / ${daySeconds})::float8`,
			decisions: sql<number>`decided.decisions`,
		})
		.from(sql`${waits} cross join ${decided}`);
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
