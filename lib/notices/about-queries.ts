import { desc, eq, type SQL, sql } from "drizzle-orm";
import { challenges, phases } from "#drizzle/schema/challenge.ts";
import { announcements, events, messages, notices } from "#drizzle/schema/events.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { methods, teams } from "#drizzle/schema/teams.ts";
import type { Db } from "#lib/db/index.ts";

const named = (member: "announcementId" | "messageId") =>
	sql<string>`(${events.detail} ->> ${sql.raw(`'${member}'`)})::uuid`;

/** Notices with what their words are made of, the newest first; nothing of it is a figure. */
export async function selectNotices(db: Db, which: SQL | undefined, limit: number) {
	return db
		.select({
			notice: notices,
			event: events,
			challenge: { slug: challenges.slug, title: challenges.title },
			phase: { slug: phases.slug, title: phases.title },
			team: { name: teams.name },
			submission: {
				failureMessage: submissions.failureMessage,
				disqualification: submissions.disqualification,
			},
			method: { name: methods.name },
			announcement: { markdown: announcements.markdown },
			message: { subject: messages.subject, body: messages.body },
		})
		.from(notices)
		.innerJoin(events, eq(events.id, notices.eventId))
		.innerJoin(challenges, eq(challenges.id, events.challengeId))
		.leftJoin(phases, eq(phases.id, events.phaseId))
		.leftJoin(teams, eq(teams.id, events.teamId))
		.leftJoin(submissions, eq(submissions.id, events.submissionId))
		.leftJoin(methods, eq(methods.id, submissions.methodId))
		.leftJoin(announcements, eq(announcements.id, named("announcementId")))
		.leftJoin(messages, eq(messages.id, named("messageId")))
		.where(which)
		.orderBy(desc(notices.eventId))
		.limit(limit);
}

export type NoticeAbout = Awaited<ReturnType<typeof selectNotices>>[number];
/** An event with what its words are made of. */
export type About = Omit<NoticeAbout, "notice">;
