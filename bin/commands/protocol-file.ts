import { z } from "zod";
import type { SubmissionRules } from "#lib/proposals/index.ts";
import {
	evaluatorOf,
	type Protocol,
	proposalsProtocolInput,
	protocolInput,
} from "#lib/scoring/index.ts";
import { readJson, WrongUsage } from "./usage.ts";

/** No challenge limits the size of a file on its author's own machine; memory does. */
const maxBytes = 2 ** 30;

const unknownVideosInput = proposalsProtocolInput.shape.unknownVideos;

/** The protocol of a file, or that of the proposals evaluator; `unknown` overrules what it says of strange videos. */
export async function readProtocol(
	file: string | undefined,
	unknown: string | undefined,
): Promise<Protocol> {
	const result = protocolInput.safeParse(file === undefined ? {} : await readJson(file));
	if (!result.success)
		throw new WrongUsage(`${file} is no protocol:\n${z.prettifyError(result.error)}`);
	const videos = unknownVideosInput.safeParse(unknown ?? result.data.unknownVideos);
	if (!videos.success) throw new WrongUsage("--unknown-videos is reject or count.");
	return { ...result.data, unknownVideos: videos.data };
}

/** What a submission may be under a protocol, as for a phase. */
export function submissionRules(
	protocol: Protocol,
	known: Pick<SubmissionRules, "videos" | "subset">,
): SubmissionRules {
	const { maxProposalsPerVideo, unknownVideos } = protocol;
	return {
		...known,
		maxBytes,
		maxProposalsPerVideo,
		unknownVideos,
		...evaluatorOf(protocol).reads,
	};
}
