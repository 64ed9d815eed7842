import { contextFor } from "#lib/context.ts";
import { Invalid, NotFound } from "#lib/errors.ts";
import { readHiddenLabels } from "#lib/hidden-labels/index.ts";
import { type LabelVerdict, refusedFor } from "#lib/label-check/index.ts";
import { beginLabelCheck, concludeLabelCheck, type LabelCheck } from "#lib/label-sets/index.ts";
import { FileTooHeavy, type ScoringPool } from "./pool.ts";

const asWorker = () => contextFor({ kind: "system", name: "label check" });

/** Looks into an uploaded label set. Safe to do twice, and a storage that is away is asked again later. */
export async function checkLabelSet(
	payload: { labelSetId: string },
	pool: ScoringPool,
): Promise<void> {
	const check = await beginLabelCheck(asWorker(), payload);
	if (!check) return;
	await concludeLabelCheck(asWorker(), check, await verdictOn(check, pool));
}

async function verdictOn(check: LabelCheck, pool: ScoringPool): Promise<LabelVerdict> {
	const { objectKey, fileBytes, sha256, expected } = check;
	try {
		const bytes = await readHiddenLabels(objectKey);
		return await pool.checkLabels({ bytes, fileBytes, sha256, expected });
	} catch (error) {
		if (error instanceof NotFound) return refusedFor("bytes-missing");
		if (error instanceof Invalid) return refusedFor("bytes-differ");
		if (error instanceof FileTooHeavy) return refusedFor("too-heavy");
		throw error;
	}
}
