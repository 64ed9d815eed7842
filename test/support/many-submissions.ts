import { eq, sql } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { methods } from "#drizzle/schema/teams.ts";
import { database } from "#lib/db/index.ts";
import type { readyToSend } from "./world.ts";

/**
 * So many submissions of a method at once, a minute apart, of bytes that no other has; one in a
 * hundred failed, the others are scored. Written as rows: what is asked is how long lists take.
 */
export async function manySubmissions(
	place: Pick<Awaited<ReturnType<typeof readyToSend>>, "methodId" | "phase" | "ana">,
	count: number,
): Promise<void> {
	const db = database();
	const [method] = await db.select().from(methods).where(eq(methods.id, place.methodId));
	const [phase] = await db.select().from(phases).where(eq(phases.id, place.phase.id));
	if (!method || !phase) throw new Error("no place to send to");
	const digest = sql`encode(sha256((n || ${place.phase.id}::text)::bytea), 'hex')`;
	const at = sql`timestamptz '2026-02-01T00:00:00Z' + n * interval '1 minute'`;
	await db.execute(sql`
		with announced as (
			insert into upload_intents (challenge_id, phase_id, team_id, method_id, user_id, file_name, file_bytes, sha256, received_at, expires_at, completed_at)
			select ${phase.challengeId}, ${phase.id}, ${method.teamId}, ${method.id}, ${place.ana.id}, 'file-' || n || '.json', 100, ${digest}, ${at}, ${at} + interval '1 hour', ${at}
			from generate_series(1, ${count}::int) as n
			returning *
		)
		insert into submissions (intent_id, phase_id, team_id, method_id, user_id, state, state_changed_at, received_at, file_name, file_bytes, sha256, failure_message)
		select id, phase_id, team_id, method_id, user_id,
			case when extract(minute from received_at) = 7 then 'failed' else 'scored' end,
			received_at, received_at, file_name, file_bytes, sha256,
			case when extract(minute from received_at) = 7 then 'for a test' end
		from announced
	`);
	await db.execute(sql`analyze submissions`);
}
