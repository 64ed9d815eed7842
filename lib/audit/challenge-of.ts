import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";
import { auditLog } from "#drizzle/schema/audit.ts";
import { phases } from "#drizzle/schema/challenge.ts";
import { announcements, messages, webhooks } from "#drizzle/schema/events.ts";
import { similarPairs } from "#drizzle/schema/likeness.ts";
import { rescorings, submissions, uploadIntents } from "#drizzle/schema/submissions.ts";
import { methods, teams } from "#drizzle/schema/teams.ts";

type ChallengeId = SQL<string>;

const within: Record<string, (id: string) => ChallengeId> = {
	challenge: (id) => sql`${id}::uuid`,
	phase: (id) => sql`(select challenge_id from ${phases} where ${eq(phases.id, id)})`,
	team: (id) => sql`(select challenge_id from ${teams} where ${eq(teams.id, id)})`,
	method: (id) =>
		sql`(select ${teams.challengeId} from ${methods} join ${teams} on ${eq(teams.id, methods.teamId)} where ${eq(methods.id, id)})`,
	submission: (id) =>
		sql`(select ${phases.challengeId} from ${submissions} join ${phases} on ${eq(phases.id, submissions.phaseId)} where ${eq(submissions.id, id)})`,
	upload_intent: (id) =>
		sql`(select challenge_id from ${uploadIntents} where ${eq(uploadIntents.id, id)})`,
	// A label set is its dataset's: it is told of at the desk by which it came.
	label_set: (id) =>
		sql`(select challenge_id from ${auditLog} where ${and(eq(auditLog.subjectKind, "label_set"), eq(auditLog.subjectId, id), isNotNull(auditLog.challengeId))} order by ${auditLog.id} limit 1)`,
	rescoring: (id) =>
		sql`(select ${phases.challengeId} from ${rescorings} join ${phases} on ${eq(phases.id, rescorings.phaseId)} where ${eq(rescorings.id, id)})`,
	announcement: (id) =>
		sql`(select challenge_id from ${announcements} where ${eq(announcements.id, id)})`,
	message: (id) => sql`(select challenge_id from ${messages} where ${eq(messages.id, id)})`,
	webhook: (id) => sql`(select challenge_id from ${webhooks} where ${eq(webhooks.id, id)})`,
	similar_pair: (id) =>
		sql`(select challenge_id from ${similarPairs} where ${eq(similarPairs.id, id)})`,
};

/** The challenge that a subject is of, looked up as its line is written; null for what is of none. */
export const challengeOf = (subject: { kind: string; id: string }): ChallengeId | null =>
	within[subject.kind]?.(subject.id) ?? null;
