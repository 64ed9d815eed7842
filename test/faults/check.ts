import type { Pool } from "pg";
import { pool } from "#lib/db/index.ts";
import { bucketAs } from "#test/support/storage.ts";

/** What must be true of the whole database once everything has ended; each asks for what breaks it. */
export const rules: Readonly<Record<string, string>> = {
	"is in no final state": `select id from submissions
		where state in ('received', 'validating', 'queued', 'scoring')`,
	"is scored and has not exactly one evaluation": `select s.id from submissions s
		where s.state in ('scored', 'withdrawn', 'disqualified')
		and (select count(*) from evaluations e where e.submission_id = s.id) <> 1`,
	"has figures without being scored": `select s.id from submissions s
		where s.state not in ('scored', 'withdrawn', 'disqualified')
		and exists (select from evaluations e where e.submission_id = s.id)`,
	"is scored and spent no attempt": `select s.id from submissions s join teams t on t.id = s.team_id
		where s.state in ('scored', 'withdrawn', 'disqualified') and not t.is_baseline
		and not exists (select from quota_slots q where q.submission_id = s.id and q.spent_at is not null)
		and not exists (select from audit_log a where a.subject_id = s.id::text and a.action = 'submission.rerun')`,
	"is not scored and keeps an attempt": `select s.id from submissions s
		join quota_slots q on q.submission_id = s.id
		where s.state not in ('scored', 'withdrawn', 'disqualified') and q.refunded_at is null`,
	"has more attempts of a day than its team may": `select q.team_id as id from quota_slots q
		join phases p on p.id = q.phase_id where q.refunded_at is null
		group by q.team_id, q.phase_id, q.day, p.daily_quota
		having count(*) > p.daily_quota + coalesce((select sum(g.slots) from quota_grants g
			where g.team_id = q.team_id and g.phase_id = q.phase_id and g.day = q.day), 0)`,
	"has more attempts than its team may in all": `select q.team_id as id from quota_slots q
		join phases p on p.id = q.phase_id where q.refunded_at is null
		group by q.team_id, q.phase_id, p.total_quota
		having count(*) > p.total_quota + coalesce((select sum(g.slots) from quota_grants g
			where g.team_id = q.team_id and g.phase_id = q.phase_id), 0)`,
	"was counted on another day than that of its receipt": `select s.id from submissions s
		join quota_slots q on q.submission_id = s.id
		where q.day <> (s.received_at at time zone 'UTC')::date`,
	"is an upload that was completed and led to nothing": `select i.id from upload_intents i
		where i.completed_at is not null and not exists (select from submissions s
			where s.team_id = i.team_id and s.phase_id = i.phase_id and s.sha256 = i.sha256)`,
	"stands beside another of the same bytes": `select min(id::text) as id from submissions
		where state = 'scored' group by team_id, phase_id, sha256 having count(*) > 1`,
	"is in another state than its last step led to": `select s.id from submissions s
		where s.state <> (select a.detail ->> 'to' from audit_log a
			where a.subject_kind = 'submission' and a.subject_id = s.id::text and a.detail ? 'to'
			order by a.id desc limit 1)`,
	"has ended and was not told of exactly once": `select s.id from submissions s
		where s.state in ('scored', 'rejected', 'failed')
		and (select count(*) from events e where e.submission_id = s.id
			and e.kind = 'submission.' || s.state) <> 1`,
	"failed without a reason in its log": `select s.id from submissions s where s.state = 'failed'
		and not exists (select from submission_logs l where l.submission_id = s.id)`,
};

/** What breaks a rule of the database, in words. */
export async function brokenRules(database: Pick<Pool, "query"> = pool()): Promise<string[]> {
	const found: string[] = [];
	for (const [broken, text] of Object.entries(rules)) {
		const { rows } = await database.query<{ id: string }>(text);
		for (const { id } of rows) found.push(`${id} ${broken}`);
	}
	return found;
}

/** Every violation there is, in words; none is what each fault must end with. */
export async function violations(): Promise<string[]> {
	const found = await brokenRules();
	const { rows } = await pool().query<{ id: string }>("select intent_id as id from submissions");
	const bucket = bucketAs("site", "site");
	for (const { id } of rows)
		if (!(await bucket.headObject(`submissions/${id}`))) found.push(`${id} lost its file`);
	return found;
}
