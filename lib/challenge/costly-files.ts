import { and, eq, or, sql } from "drizzle-orm";
import { submissions } from "#drizzle/schema/submissions.ts";

/** A sound file that came too late for the last attempt is no broken file. */
const isBroken = and(
	eq(submissions.state, "rejected"),
	sql`coalesce(${submissions.problems} -> 0 ->> 'code', '') <> 'no-attempt-left'`,
);
const wasTooHeavy = and(eq(submissions.state, "failed"), submissions.isTooHeavy);

/** The files that cost no attempt and yet took a worker's time, which a phase's cap for rejected files counts. */
export const isCappedFile = or(isBroken, wasTooHeavy);
