import { record } from "#lib/audit/index.ts";
import { lockPhase, protocolBasis, switchBasis } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction, type Transaction } from "#lib/db/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { protocolInput } from "#lib/scoring/index.ts";
import { selectAllPhases, selectHasEvaluations } from "./queries.ts";

/** Versions are numbers with dots between them; an older release must not lead a phase back. */
export function isNewer(version: string, than: string): boolean {
	const [one, other] = [version, than].map((text) => text.split(".").map(Number));
	for (let at = 0; at < Math.max(one?.length ?? 0, other?.length ?? 0); at++) {
		const difference = (one?.[at] ?? 0) - (other?.[at] ?? 0);
		if (difference !== 0) return difference > 0;
	}
	return false;
}

const newestOf = ({ protocol }: { protocol: unknown }) =>
	protocolBasis(protocolInput.parse(protocol)).evaluatorVersion;

const note = (version: string) =>
	`Onset scores by version ${version} of its evaluator from now on. Nothing had been scored in this phase, so no figure changes.`;

async function follow(tx: Transaction, ctx: Context, phaseId: string): Promise<boolean> {
	const phase = await lockPhase(tx, phaseId);
	const evaluatorVersion = newestOf(phase);
	if (!isNewer(evaluatorVersion, phase.evaluatorVersion)) return false;
	if (await selectHasEvaluations(tx.db, { phaseId, basis: phase })) return false;
	const { labelSetId, protocol, protocolSha256 } = phase;
	const to = { labelSetId, protocol, protocolSha256, evaluatorVersion };
	const changes = await switchBasis(tx, ctx, {
		...{ phase, from: phase, to, note: note(evaluatorVersion) },
	});
	await record(tx, ctx, {
		action: "phase.follow-evaluator",
		subject: { kind: "phase", id: phaseId },
		detail: { changes },
	});
	return true;
}

/**
 * After a release with a new version of an evaluator, has each phase whose board shows nothing yet
 * stand on it. A phase that has figures changes by rescoring only.
 * @returns how many phases followed
 */
export async function followEvaluators(ctx: Context): Promise<number> {
	authorize(ctx.actor, "rescoring.process", {});
	let followed = 0;
	for (const { phase, runningId } of await selectAllPhases(ctx.db))
		if (runningId === null && isNewer(newestOf(phase), phase.evaluatorVersion))
			if (await inTransaction((tx) => follow(tx, ctx, phase.id))) followed++;
	return followed;
}
