import type { Context } from "#lib/context.ts";
import { findDataset, relationToDataset } from "#lib/dataset/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { type QueueInput, type QueueState, queueStates } from "./input.ts";
import { memberId } from "./member.ts";
import { countStates, type QueueQuery, type QueueRow, selectQueue } from "./queue-queries.ts";
import type { QueueLine, QueueView } from "./view.ts";

const pageSize = 50;
const countedAtMost = 100;
const dayMilliseconds = 86_400_000;

const statesOf: Record<QueueState, QueueQuery["states"]> = {
	waiting: ["submitted", "in_review"],
	needs_changes: ["needs_changes"],
	approved: ["approved"],
	declined: ["declined"],
	withdrawn: ["withdrawn"],
	lapsed: ["lapsed"],
};

function viewLine(row: QueueRow, now: Date): QueueLine {
	// Only those that were submitted are in the queue.
	const submittedAt = row.submittedAt ?? now;
	const until = row.decidedAt ?? now;
	return {
		...row,
		submittedAt: submittedAt.toISOString(),
		waitingDays: Math.max(
			0,
			Math.floor((until.getTime() - submittedAt.getTime()) / dayMilliseconds),
		),
		decidedAt: row.decidedAt?.toISOString() ?? null,
	};
}

function queryOf(ctx: Context, datasetId: string, input: QueueInput): QueueQuery {
	const { state, reviewer, waitingDays, kind, position, text, after } = input;
	return {
		datasetId,
		states: statesOf[state],
		oldestFirst: state === "waiting" || state === "needs_changes",
		kind,
		position,
		reviewerId: reviewer && (reviewer === "me" ? memberId(ctx) : null),
		submittedBefore:
			waitingDays === undefined
				? undefined
				: new Date(ctx.now.getTime() - waitingDays * dayMilliseconds),
		text,
		after,
		limit: pageSize + 1,
	};
}

async function counted(ctx: Context, datasetId: string): Promise<Record<string, number>> {
	const states = queueStates.flatMap((state) => statesOf[state]);
	const rows = await countStates(ctx.db, { datasetId, states, atMost: countedAtMost });
	const of = new Map(rows.map(({ state, count }) => [state, count]));
	return Object.fromEntries(
		queueStates.map((state) => {
			const sum = statesOf[state].reduce((total, one) => total + (of.get(one) ?? 0), 0);
			return [state, Math.min(sum, countedAtMost)];
		}),
	);
}

/** A page of a dataset's requests: those that wait oldest first, those that ended newest first. */
export async function listQueue(ctx: Context, input: QueueInput): Promise<QueueView> {
	const { id: datasetId, slug, title } = await findDataset(ctx.db, input.dataset);
	authorize(ctx.actor, "queue.view", await relationToDataset(ctx, datasetId));
	const [rows, counts] = await Promise.all([
		selectQueue(ctx.db, queryOf(ctx, datasetId, input)),
		counted(ctx, datasetId),
	]);
	const shown = rows.slice(0, pageSize);
	return {
		dataset: { slug, title },
		requests: shown.map((row) => viewLine(row, ctx.now)),
		counts,
		next: rows.length > pageSize ? (shown.at(-1)?.number ?? null) : null,
	};
}
