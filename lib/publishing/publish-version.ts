import type { z } from "zod";
import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, NotSignedIn } from "#lib/errors.ts";
import { standingsOfDataset } from "#lib/grants/index.ts";
import { queueMail } from "#lib/mail/index.ts";
import type { Standing } from "#lib/policy/index.ts";
import { findDraft, holdDraft } from "./find-version.ts";
import type { publishInput } from "./input.ts";
import { versionMail } from "./mails.ts";
import { selectReadiness, setPublished } from "./version-queries.ts";

/** Why a draft cannot be published yet, in the order in which it can be mended; null if it can. */
export function unreadiness(state: Awaited<ReturnType<typeof selectReadiness>>): string | null {
	if (state.open > 0)
		return `${state.open} uploads have not been completed: finish them or give them up.`;
	if (state.broken > 0)
		return `${state.broken} files have a problem: send them again or remove them.`;
	if (state.pending > 0)
		return `${state.pending} files are still being verified: wait until they are.`;
	return state.files === 0 ? "The version has no file." : null;
}

export const opensAt = (standing: Standing): boolean =>
	standing === "active" || standing === "expiring";

/** Makes a draft the dataset's newest version. From then on nothing of it ever changes. */
export async function publishVersion(
	ctx: Context,
	input: z.output<typeof publishInput>,
): Promise<{ version: string }> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const { userId } = ctx.actor;
	const { dataset, version } = await findDraft(ctx, input);
	const holders = await standingsOfDataset(ctx.db, { datasetId: dataset.id, now: ctx.now });
	const told = holders.filter(({ towards }) => opensAt(towards(version.sequence)));
	await inTransaction(async (tx) => {
		await holdDraft(tx, version.id);
		const problem = unreadiness(await selectReadiness(tx.db, version.id));
		if (problem) throw new Conflict(problem);
		const values = { changes: input.changes, publishedAt: ctx.now, publishedBy: userId };
		if (!(await setPublished(tx.db, version.id, values)))
			throw new Conflict("The version was published meanwhile.");
		await record(tx, ctx, {
			action: "version.publish",
			subject: { kind: "dataset_version", id: version.id },
			detail: { version: version.version, sequence: version.sequence },
		});
		const news = { dataset, version: version.version, changes: input.changes };
		for (const { email } of told) await queueMail(tx, versionMail({ to: email, ...news }));
	});
	return { version: version.version };
}
