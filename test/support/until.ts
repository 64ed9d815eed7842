import { eq } from "drizzle-orm";
import { submissions } from "#drizzle/schema/submissions.ts";
import { database, pool } from "#lib/db/index.ts";
import { listen, submissionsChannel } from "#lib/queue/index.ts";
import { isFinal, type SubmissionState } from "#lib/submissions/index.ts";
import { stateOf } from "./world.ts";

/**
 * Resolves once a submission is in a state that `wanted` accepts; looks again at each notice of the
 * database, so that it waits for what happens and not for time.
 */
export async function untilState(
	submissionId: string,
	wanted: (state: SubmissionState) => boolean = isFinal,
): Promise<SubmissionState> {
	let look = () => {};
	const listener = listen({
		channels: [submissionsChannel],
		heard: (_, id) => id === submissionId && look(),
	});
	try {
		await listener.ready;
		return await new Promise((resolve, reject) => {
			look = () => {
				stateOf(submissionId).then(({ state }) => wanted(state) && resolve(state), reject);
			};
			look();
		});
	} finally {
		await listener.close();
	}
}

/** Resolves once every submission of a phase has ended; one connection, however many there are. */
export async function untilAllEnded(phaseId: string): Promise<SubmissionState[]> {
	let look = () => {};
	const listener = listen({ channels: [submissionsChannel], heard: () => look() });
	try {
		await listener.ready;
		return await new Promise((resolve, reject) => {
			look = () => {
				database()
					.select({ state: submissions.state })
					.from(submissions)
					.where(eq(submissions.phaseId, phaseId))
					.then((rows) => {
						const states = rows.map(({ state }) => state);
						if (states.every(isFinal)) resolve(states);
					}, reject);
			};
			look();
		});
	} finally {
		await listener.close();
	}
}

const patienceSeconds = 120;

/** Asks the database until as many rows come as are wanted, and says what never came. */
export async function askUntil(
	what: string,
	isEnough: (rows: number) => boolean,
	text: string,
	values: readonly unknown[] = [],
): Promise<void> {
	const end = Date.now() + patienceSeconds * 1000;
	while (!isEnough((await pool().query(text, [...values])).rows.length))
		if (Date.now() > end) throw new Error(`not within ${patienceSeconds} s: ${what}`);
}

/** Resolves once so many connections wait for what others hold. */
export const untilWaiting = (wanted: number): Promise<void> =>
	askUntil(
		`${wanted} that wait for a lock`,
		(rows) => rows >= wanted,
		"select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
	);

/** Resolves once the workers have done all that is due: what a seed set going has come to its end. */
export const untilIdle = (): Promise<void> =>
	askUntil(
		"workers without a job",
		(rows) => rows === 0,
		`select from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now()
		and not starts_with(name, '__pgboss__')`,
	);
