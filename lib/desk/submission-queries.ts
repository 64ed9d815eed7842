import {
	and,
	asc,
	desc,
	eq,
	ilike,
	inArray,
	isNotNull,
	isNull,
	or,
	type SQL,
	sql,
} from "drizzle-orm";
import { labelSets, phases } from "#drizzle/schema/challenge.ts";
import {
	evaluations,
	quotaSlots,
	submissionLogs,
	submissions,
} from "#drizzle/schema/submissions.ts";
import { methods, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";
import { isOnShownBasis, type SubmissionState } from "#lib/submissions/index.ts";

/** A pattern that finds the text itself, whatever signs it has. */
export const containing = (text: string) => `%${text.replace(/[\\%_]/g, "\\$&")}%`;

export type SubmissionsQuery = {
	challengeId: string;
	phaseIds: readonly string[];
	state?: SubmissionState | undefined;
	team?: string | undefined;
	method?: string | undefined;
	isVerified?: boolean | undefined;
	text?: string | undefined;
	after?: string | undefined;
	limit: number;
};

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const isDigest = /^[0-9a-f]{4,64}$/;

/** Teams of a challenge by number or by a part of their name. */
export function teamNamed(challengeId: string, text: string): SQL | undefined {
	const [, number] = /^#?(\d{1,9})$/.exec(text) ?? [];
	return and(
		eq(teams.challengeId, challengeId),
		or(
			number === undefined ? undefined : eq(teams.number, Number(number)),
			ilike(teams.name, containing(text)),
		),
	);
}

const ofTeam = (challengeId: string, text: string): SQL =>
	sql`${submissions.teamId} in (select ${teams.id} from ${teams} where ${teamNamed(challengeId, text)})`;

const ofMethod = (challengeId: string, text: string): SQL =>
	sql`${submissions.methodId} in (select ${methods.id} from ${methods} join ${teams} on ${eq(teams.id, methods.teamId)} where ${and(eq(teams.challengeId, challengeId), ilike(methods.name, containing(text)))})`;

/** A range in place of a pattern: the index of digests has it whatever the collation. */
const beginsDigest = (text: string): SQL =>
	sql`${submissions.sha256} between ${text.padEnd(64, "0")} and ${text.padEnd(64, "f")}`;

function said({ challengeId, text }: SubmissionsQuery): SQL | undefined {
	if (text === undefined) return undefined;
	const lower = text.toLowerCase();
	if (isUuid.test(lower)) return eq(submissions.id, lower);
	if (lower.length === 64 && isDigest.test(lower)) return eq(submissions.sha256, lower);
	return or(
		ilike(submissions.fileName, containing(text)),
		ofTeam(challengeId, text),
		isDigest.test(lower) ? beginsDigest(lower) : undefined,
	);
}

/** A comparison of rows, in the order of the index: the page begins there and reads nothing before. */
const beyond = (after: string | undefined): SQL | undefined =>
	after === undefined
		? undefined
		: sql`(${submissions.receivedAt}, ${submissions.id}) < (select last.received_at, last.id from submissions as last where last.id = ${after})`;

const verified = (isVerified: boolean | undefined): SQL | undefined => {
	if (isVerified === undefined) return undefined;
	return isVerified ? isNotNull(submissions.verifiedAt) : isNull(submissions.verifiedAt);
};

const sifted = (query: SubmissionsQuery): SQL | undefined =>
	and(
		sql`${submissions.phaseId} = wanted.phase_id`,
		query.state && eq(submissions.state, query.state),
		query.team ? ofTeam(query.challengeId, query.team) : undefined,
		query.method ? ofMethod(query.challengeId, query.method) : undefined,
		verified(query.isVerified),
		said(query),
		beyond(query.after),
	);

const listed = (phaseIds: readonly string[]) =>
	sql`unnest(array[${sql.join(
		phaseIds.map((phaseId) => sql`${phaseId}`),
		sql`, `,
	)}]::uuid[]) as wanted(phase_id)`;

const newestFirst = [desc(submissions.receivedAt), desc(submissions.id)];

export type SubmissionLineRow = Awaited<ReturnType<typeof selectSubmissionPage>>[number];

/**
 * A page of all submissions, newest first. Each phase is read by its index as far as one page goes,
 * so that how many there are does not matter.
 */
export async function selectSubmissionPage(db: Db, query: SubmissionsQuery) {
	if (query.phaseIds.length === 0) return [];
	const ids = sql`(select found.id from ${listed(query.phaseIds)} cross join lateral (
		select ${submissions.id} from ${submissions} where ${sifted(query)}
		order by ${submissions.receivedAt} desc, ${submissions.id} desc limit ${query.limit}
	) as found)`;
	return db
		.select({
			submission: submissions,
			phase: phases,
			team: {
				id: teams.id,
				number: teams.number,
				name: teams.name,
				isBaseline: teams.isBaseline,
			},
			method: { id: methods.id, name: methods.name },
			score: evaluations.score,
		})
		.from(submissions)
		.innerJoin(phases, eq(phases.id, submissions.phaseId))
		.innerJoin(teams, eq(teams.id, submissions.teamId))
		.innerJoin(methods, eq(methods.id, submissions.methodId))
		.leftJoin(evaluations, and(eq(evaluations.submissionId, submissions.id), isOnShownBasis))
		.where(inArray(submissions.id, ids))
		.orderBy(...newestFirst)
		.limit(query.limit);
}

export async function selectLogs(db: Db, submissionId: string) {
	return db
		.select({ at: submissionLogs.at, message: submissionLogs.message })
		.from(submissionLogs)
		.where(eq(submissionLogs.submissionId, submissionId))
		.orderBy(asc(submissionLogs.id));
}

export async function selectSlot(db: Db, submissionId: string) {
	const [slot] = await db
		.select()
		.from(quotaSlots)
		.where(eq(quotaSlots.submissionId, submissionId));
	return slot ?? null;
}

export async function selectTeamOf(db: Db, submissionId: string) {
	const [found] = await db
		.select({ id: teams.id, number: teams.number, name: teams.name, phase: phases })
		.from(submissions)
		.innerJoin(teams, eq(teams.id, submissions.teamId))
		.innerJoin(phases, eq(phases.id, submissions.phaseId))
		.where(eq(submissions.id, submissionId));
	return found ?? null;
}

/** Every evaluation of a submission on whatever basis, the newest first. */
export async function selectEvaluations(db: Db, submissionId: string) {
	return db
		.select({
			id: evaluations.id,
			labelSetVersion: labelSets.version,
			labelSetSha256: evaluations.labelSetSha256,
			evaluatorName: evaluations.evaluatorName,
			evaluatorVersion: evaluations.evaluatorVersion,
			protocolSha256: evaluations.protocolSha256,
			score: evaluations.score,
			createdAt: evaluations.createdAt,
			isShown: sql<boolean>`coalesce(${isOnShownBasis}, false)`,
		})
		.from(evaluations)
		.innerJoin(labelSets, eq(labelSets.id, evaluations.labelSetId))
		.innerJoin(submissions, eq(submissions.id, evaluations.submissionId))
		.innerJoin(phases, eq(phases.id, submissions.phaseId))
		.where(eq(evaluations.submissionId, submissionId))
		.orderBy(desc(evaluations.createdAt));
}
