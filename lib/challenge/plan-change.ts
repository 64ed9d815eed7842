import type { Context } from "#lib/context.ts";
import type { FieldProblem } from "#lib/errors.ts";
import { type AffectedLine, affectedBy } from "./affected.ts";
import { selectHolds, selectIsAnnounced } from "./affected-queries.ts";
import { type ChecklistItem, checklistOf } from "./checklist.ts";
import { type ChallengeDocument, type DifferenceLine, differenceOf } from "./document/index.ts";
import { lockedProblems, type PhaseHolds } from "./locks.ts";
import { lookUp, type References, readinessOf } from "./references.ts";
import type { Standing } from "./standing.ts";

/** What an edit would do, before anything is done. */
export type Plan = {
	difference: DifferenceLine[];
	affected: AffectedLine[];
	problems: FieldProblem[];
	checklist: ChecklistItem[];
};

type Asked = {
	standing: Standing | null;
	document: ChallengeDocument;
	references: References;
};

async function holdsOf(ctx: Context, standing: Standing, document: ChallengeDocument) {
	const holds = new Map<string, PhaseHolds>();
	for (const { id, slug } of standing.phases) {
		const held = await selectHolds(ctx.db, id);
		const stays = document.phases.some((phase) => phase.slug === slug);
		// A file on its way counts where the phase itself would go.
		const onItsWay = !stays && (await selectIsAnnounced(ctx.db, id)) ? 1 : 0;
		holds.set(slug, { ...held, submissions: held.submissions + onItsWay });
	}
	return holds;
}

const missingIn = (checklist: readonly ChecklistItem[]) =>
	checklist.filter(({ isDone }) => !isDone);

/** A public challenge stays fit to be open: an edit may not take away what the checklist asks for. */
async function newlyMissing(
	ctx: Context,
	standing: Standing,
	after: readonly ChecklistItem[],
): Promise<FieldProblem[]> {
	const known = await lookUp(ctx.db, standing.document, { seesDrafts: true });
	const before = missingIn(
		checklistOf({
			document: standing.document,
			phases: readinessOf(known.phases),
			now: ctx.now,
		}),
	).map(({ key, phase }) => `${phase} ${key}`);
	return missingIn(after)
		.filter(({ key, phase }) => !before.includes(`${phase} ${key}`))
		.map(({ sentence }) => ({
			pointer: "",
			message: `The challenge is public, and this would no longer hold: ${sentence}`,
		}));
}

/** Weighs a document against what stands: the difference, whom it concerns, and what forbids it. */
export async function planChange(ctx: Context, asked: Asked): Promise<Plan> {
	const { standing, document, references } = asked;
	const checklist = checklistOf({
		document,
		phases: readinessOf(references.phases),
		now: ctx.now,
	});
	if (!standing)
		return {
			difference: differenceOf({}, document),
			affected: [],
			problems: references.problems,
			checklist,
		};
	const difference = differenceOf(standing.document, document);
	if (difference.length === 0) return { difference, affected: [], problems: [], checklist };
	const isPublished = standing.challenge.publishedAt !== null;
	const locked = lockedProblems({
		before: standing.document,
		after: document,
		isPublished,
		holds: await holdsOf(ctx, standing, document),
		now: ctx.now,
	});
	const emptied =
		standing.rules && standing.rules.markdown !== "" && document.rules === ""
			? [{ pointer: "/rules", message: "Rules can be replaced by others, not taken away." }]
			: [];
	const problems = [...references.problems, ...locked, ...emptied];
	const isWhole = problems.length === 0 && isPublished;
	return {
		difference,
		affected: await affectedBy(ctx.db, { standing, difference, now: ctx.now }),
		problems: isWhole ? await newlyMissing(ctx, standing, checklist) : problems,
		checklist,
	};
}
