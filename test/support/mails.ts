import { pool } from "#lib/db/index.ts";
import type { MailDraft } from "#lib/queue/index.ts";

/** The mails to an address that wait to be sent, oldest first. */
export async function mailsTo(to: string): Promise<MailDraft[]> {
	const { rows } = await pool().query<{ data: MailDraft }>(
		"select data from pgboss.job where name = 'send-mail' and data ->> 'to' = $1 order by created_on, id",
		[to],
	);
	return rows.map(({ data }) => data);
}
