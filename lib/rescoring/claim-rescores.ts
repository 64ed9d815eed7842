import { phaseById, videosOf } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { drawJobs, enqueueEach, rescoringKind } from "#lib/queue/index.ts";
import { protocolInput } from "#lib/scoring/index.ts";
import { type SubmissionRow, type Task, taskOf } from "#lib/submissions/index.ts";
import { selectMissing, selectPhasesOf, takeUp } from "./progress-queries.ts";
import { type RescoringRow, selectLabelSet, selectWanted } from "./queries.ts";
import { isOfThisRelease } from "./wanted.ts";

/** A submission in one worker's hand, to be scored once more for a rescoring. */
export type RescoreClaim = Task & { rescoring: RescoringRow; workerKey: bigint; tries: number };

type Missing = { submission: SubmissionRow; tries: number; rescoring: RescoringRow };

const idsOf = (missing: readonly Missing[]) => missing.map(({ submission }) => submission.id);

/** What rescorings of a phase want of some submissions; one that two want is there for each. */
async function missingIn(ctx: Context, phaseId: string, submissionIds: readonly string[]) {
	const wanted = (await selectWanted(ctx.db, phaseId)).filter(isOfThisRelease);
	const missing: Missing[] = [];
	for (const rescoring of wanted)
		for (const { submission, tries } of await selectMissing(ctx.db, rescoring, submissionIds))
			missing.push({ submission, tries: tries ?? 0, rescoring });
	return missing;
}

async function missingOf(ctx: Context, submissionIds: readonly string[]): Promise<Missing[]> {
	const missing: Missing[] = [];
	for (const phaseId of await selectPhasesOf(ctx.db, submissionIds))
		missing.push(...(await missingIn(ctx, phaseId, submissionIds)));
	return missing;
}

/**
 * What of it goes into one hand: all of one rescoring that nobody has tried yet, or else one that was
 * tried. So a file that ends its worker takes others along once, and never to their last try.
 */
function handfulOf(missing: readonly Missing[]): Missing[] {
	const [first] = missing;
	const ofFirst = missing.filter(({ rescoring }) => rescoring.id === first?.rescoring.id);
	const fresh = ofFirst.filter(({ tries }) => tries === 0);
	return fresh.length > 0 ? fresh : ofFirst.slice(0, 1);
}

/** What every task of a rescoring has, looked up once for all of them. */
async function tasksFor(ctx: Context, rescoring: RescoringRow) {
	const [phase, labelSet] = await Promise.all([
		phaseById(ctx, rescoring.phaseId),
		selectLabelSet(ctx.db, rescoring.labelSetId),
	]);
	if (!labelSet) throw new Error("the label set is missing");
	const basis = {
		subset: phase.subset,
		// What was taken in stays taken in, however small files must be by now.
		maxBytes: Number.MAX_SAFE_INTEGER,
		protocol: protocolInput.parse(rescoring.protocol),
		labelSet,
		videos: await videosOf(ctx, phase.datasetVersionId),
	};
	return (submission: SubmissionRow): Task => taskOf(submission, basis);
}

/**
 * Takes submissions into a worker's hand for a rescoring that wants them. What is wanted and not taken
 * along is asked for again; what nobody wants, somebody else has or was given up needs nothing more.
 * @returns what was taken, all of one rescoring
 */
export async function takeRescores(
	tx: Transaction,
	ctx: Context,
	input: { submissionIds: readonly string[]; workerKey: bigint },
): Promise<RescoreClaim[]> {
	const inside = { ...ctx, db: tx.db };
	const { submissionIds, workerKey } = input;
	const missing = await missingOf(inside, submissionIds);
	const handful = handfulOf(missing);
	const left = missing.filter((one) => !handful.includes(one));
	await enqueueEach(tx, rescoringKind, idsOf(left));
	const [first] = handful;
	if (!first) return [];
	const { rescoring } = first;
	const taskOfIt = await tasksFor(inside, rescoring);
	const by = { workerKey, at: ctx.now };
	const taken = await takeUp(tx.db, rescoring.id, idsOf(handful), by);
	return handful.flatMap(({ submission }) => {
		const tries = taken.get(submission.id);
		return tries === undefined ? [] : [{ ...taskOfIt(submission), rescoring, workerKey, tries }];
	});
}

/**
 * Takes up to so many waiting submissions into a worker's hand, all of one rescoring. Their jobs go
 * in the same moment: from then on the hand is what a sweep looks at, so none is asked for meanwhile.
 * @returns null when no job waits
 */
export async function claimRescores(
	ctx: Context,
	input: { atMost: number; workerKey: bigint },
): Promise<RescoreClaim[] | null> {
	authorize(ctx.actor, "rescoring.process", {});
	const { atMost, workerKey } = input;
	return inTransaction(async (tx) => {
		const drawn = await drawJobs(tx, rescoringKind, atMost);
		if (drawn.length === 0) return null;
		const submissionIds = drawn.map(({ submissionId }) => submissionId);
		return takeRescores(tx, ctx, { submissionIds, workerKey });
	});
}
