import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { relationToDataset } from "#lib/dataset/index.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { Conflict, NotSignedIn } from "#lib/errors.ts";
import { happened } from "#lib/events/index.ts";
import { authorize, decide } from "#lib/policy/index.ts";
import { boardsChannel, everyBoard, notify } from "#lib/queue/index.ts";
import type { ApplyView } from "./apply-view.ts";
import { refuseStale } from "./changed-since.ts";
import { revisionOf } from "./document/index.ts";
import { selectDatasetBySlug } from "./document-queries.ts";
import {
	insertChallenge,
	insertChange,
	insertRules,
	updateChallenge,
	writePages,
} from "./document-writes.ts";
import type { ApplyInput } from "./input.ts";
import { actorIsOrganizer } from "./phase-facts.ts";
import { writePhases } from "./phase-writes.ts";
import { type Plan, planChange } from "./plan-change.ts";
import { lookUp, type References } from "./references.ts";
import { readStanding, type Standing } from "./standing.ts";

const takenSentence = "There is a challenge of this name already: choose another name.";

/** Whoever may not know of a draft hears of it only that its name is taken, as its maker would. */
async function authorizeChange(
	ctx: Context,
	standing: Standing | null,
	isDatasetOrganizer: boolean,
	dataset: string,
): Promise<void> {
	const isOrganizer = standing ? await actorIsOrganizer(ctx, standing.challenge.id) : false;
	const isPublished = standing?.challenge.publishedAt != null;
	const isKnown =
		standing !== null && decide(ctx.actor, "challenge.view", { isPublished, isOrganizer }).allowed;
	if (isKnown) authorize(ctx.actor, "challenge.edit", { isOrganizer });
	if (!isKnown || standing.document.dataset !== dataset)
		authorize(ctx.actor, "challenge.create", { isDatasetOrganizer });
	if (standing && !isKnown) throw new Conflict(takenSentence);
}

async function organizesDataset(ctx: Context, slug: string): Promise<boolean> {
	const dataset = await selectDatasetBySlug(ctx.db, slug);
	return dataset !== null && (await relationToDataset(ctx, dataset.id)).isOrganizer;
}

/** Writes a document over what stands; everything that follows from it is in the same transaction. */
async function write(
	tx: Transaction,
	ctx: Context,
	of: { standing: Standing | null; input: ApplyInput; references: References },
): Promise<string> {
	const { standing, references, input } = of;
	const { document } = input;
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	if (!references.dataset) throw new Error("a challenge was written before its dataset was found");
	const datasetId = references.dataset.id;
	const made = standing
		? standing.challenge
		: await insertChallenge(tx.db, {
				document,
				datasetId,
				userId: ctx.actor.userId,
				now: ctx.now,
			});
	if (!made) throw new Conflict(takenSentence);
	if (standing) await updateChallenge(tx.db, made.id, { document, datasetId });
	await writePhases(tx.db, made.id, {
		documents: document.phases,
		references: references.phases,
		known: standing?.phases ?? [],
	});
	await writePages(tx.db, made.id, document.pages);
	const version = (standing?.rules?.version ?? 0) + 1;
	if (document.rules !== (standing?.document.rules ?? ""))
		await insertRules(tx.db, {
			...{ challengeId: made.id, version },
			...{ markdown: document.rules, now: ctx.now },
		});
	return made.id;
}

/** Who changed what, in the log of everything; of a public challenge also in the public log. */
async function note(
	tx: Transaction,
	ctx: Context,
	of: { challengeId: string; standing: Standing | null; input: ApplyInput; plan: Plan },
): Promise<void> {
	const { challengeId, standing, input, plan } = of;
	await record(tx, ctx, {
		action: standing ? "challenge.edit" : "challenge.create",
		subject: { kind: "challenge", id: challengeId },
		detail: {
			difference: plan.difference,
			note: input.note,
			revisionBefore: standing ? revisionOf(standing.document) : "",
			revisionAfter: revisionOf(input.document),
		},
	});
	if (!standing?.challenge.publishedAt || ctx.actor.kind !== "member") return;
	await insertChange(tx.db, {
		challengeId,
		at: ctx.now,
		userId: ctx.actor.userId,
		note: input.note,
		changes: plan.difference,
	});
	await happened(tx, ctx, {
		kind: "challenge.changed",
		challengeId,
		detail: { note: input.note, paths: plan.difference.map(({ path }) => path) },
	});
}

const noteProblem = {
	pointer: "/note",
	message: "The challenge is public: say in a sentence what is different and why.",
};

function outcomeOf(plan: Plan, isNew: boolean, dryRun: boolean): ApplyView["outcome"] {
	if (plan.problems.length > 0) return "refused";
	if (plan.difference.length === 0) return "unchanged";
	if (dryRun) return "previewed";
	return isNew ? "created" : "changed";
}

/**
 * Makes a challenge what a document says, creating it as a draft if it is not there. With `dryRun`
 * it only says what would be different, whom that concerns, and what forbids it.
 * @throws NotAllowed, or Conflict when somebody else changed the challenge meanwhile
 */
export async function applyChallenge(ctx: Context, input: ApplyInput): Promise<ApplyView> {
	return inTransaction(async (tx) => {
		const inside = { ...ctx, db: tx.db };
		const { document, dryRun } = input;
		const standing = await readStanding(tx.db, document.slug, { isLocked: true });
		const seesDrafts = await organizesDataset(inside, document.dataset);
		await authorizeChange(inside, standing, seesDrafts, document.dataset);
		await refuseStale(tx.db, standing, input.revision);
		const known = standing?.phases.map(({ datasetVersionId }) => datasetVersionId) ?? [];
		const references = await lookUp(tx.db, document, { seesDrafts, known });
		const plan = await planChange(inside, { standing, document, references });
		const isPublished = standing?.challenge.publishedAt != null;
		const needsNote = isPublished && !dryRun && input.note === "" && plan.difference.length > 0;
		if (needsNote) plan.problems.push(noteProblem);
		const outcome = outcomeOf(plan, standing === null, dryRun);
		const acts = outcome === "created" || outcome === "changed";
		if (acts) {
			const challengeId = await write(tx, inside, { standing, input, references });
			await note(tx, inside, { challengeId, standing, input, plan });
			await notify(tx, boardsChannel, everyBoard);
		}
		const current = acts ? document : standing?.document;
		return {
			challenge: document.slug,
			outcome,
			isNew: standing === null,
			isPublished,
			...plan,
			revision: current ? revisionOf(current) : "",
		};
	});
}
