import { organizedChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import type { SubmissionState } from "#lib/submissions/index.ts";
import { countByDay, selectHealth } from "./pulse-queries.ts";
import type { DayOutcome, PulseView } from "./view.ts";

const shownDays = 30;
const dayMilliseconds = 86_400_000;

const outcomeOf: Record<SubmissionState, DayOutcome> = {
	received: "underWay",
	validating: "underWay",
	queued: "underWay",
	scoring: "underWay",
	scored: "scored",
	rejected: "rejected",
	failed: "failed",
	cancelled: "ended",
	withdrawn: "ended",
	disqualified: "ended",
};

const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

const nothingOn = (day: string): PulseView["days"][number] => ({
	...{ day, scored: 0, rejected: 0, failed: 0, underWay: 0, ended: 0 },
});

/** How a challenge goes at this moment: its queue, its workers, and what came in on each of the last days. */
export async function readPulse(ctx: Context, input: { challenge: string }): Promise<PulseView> {
	const { id: challengeId } = await organizedChallenge(ctx, input.challenge, "desk.view");
	const today = Date.parse(`${dayOf(ctx.now.getTime())}T00:00:00Z`);
	const first = today - (shownDays - 1) * dayMilliseconds;
	const [health, counts] = await Promise.all([
		selectHealth(ctx.db, { challengeId, since: new Date(ctx.now.getTime() - dayMilliseconds) }),
		countByDay(ctx.db, { challengeId, since: new Date(first) }),
	]);
	const days = new Map(
		Array.from({ length: shownDays }, (_, n) => {
			const day = dayOf(first + n * dayMilliseconds);
			return [day, nothingOn(day)];
		}),
	);
	for (const { day, state, count } of counts) {
		const on = days.get(day);
		if (on) on[outcomeOf[state]] += count;
	}
	return {
		health: {
			...health,
			oldestWaitingSince: health.oldestWaitingSince?.toISOString() ?? null,
		},
		days: [...days.values()],
	};
}
