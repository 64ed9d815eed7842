import { createHash } from "node:crypto";
import { readPhase } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { Invalid, NotSignedIn } from "#lib/errors.ts";
import { submitFile, uploadInput } from "#lib/submissions/index.ts";
import { parseInput } from "./input.ts";

/** A file that came through this server, from a form or a program that cannot do the two steps. */
export async function submitUploadedFile(
	ctx: Context,
	input: { challenge: string; phase: string; methodId: string; file: File },
): Promise<{ submissionId: string; isEarlier: boolean }> {
	if (ctx.actor.kind === "visitor") throw new NotSignedIn();
	const { file, ...where } = input;
	const { phase } = await readPhase(ctx, where);
	if (file.size > phase.maxFileBytes)
		throw new Invalid(
			`The file has ${file.size} bytes; this phase takes at most ${phase.maxFileBytes}.`,
		);
	if (file.size === 0) throw new Invalid("The file is empty: choose the proposals to send.");
	const bytes = new Uint8Array(await file.arrayBuffer());
	const sha256 = createHash("sha256").update(bytes).digest("hex");
	const fileName = file.name.slice(-200) || "proposals.json";
	const announced = parseInput(uploadInput, {
		...where,
		fileName,
		fileBytes: bytes.length,
		sha256,
	});
	return submitFile(ctx, announced, bytes);
}
