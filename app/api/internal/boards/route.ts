import { revalidatePath } from "next/cache";
import { z } from "zod";
import { publicContext } from "#app/_http/context.ts";
import { parseInput, readJson } from "#app/_http/input.ts";
import { isInternal } from "#app/_http/internal.ts";
import { problemResponse } from "#app/_http/problem.ts";
import { phaseAddress } from "#lib/challenge/index.ts";
import { NotFound } from "#lib/errors.ts";

const changed = z.object({ phaseId: z.uuid().nullable() });

const boards = "/(public)/challenges/[challenge]/[phase]";
const arrangedBoards = "/(public)/challenges/[challenge]/[phase]/view/[arrangement]";

/** A board has changed: its page is made anew for the next reader. Only this process asks for it. */
export async function POST(request: Request): Promise<Response> {
	try {
		if (!isInternal(request)) throw new NotFound("page");
		const { phaseId } = parseInput(changed, await readJson(request));
		const address = phaseId && (await phaseAddress(publicContext(), phaseId));
		if (address) revalidatePath(`/challenges/${address.challenge}/${address.phase}`);
		else revalidatePath(boards, "page");
		revalidatePath(arrangedBoards, "page");
		return new Response(null, { status: 204 });
	} catch (error) {
		return problemResponse(error);
	}
}
