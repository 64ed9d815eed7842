import { listen, submissionsChannel } from "#lib/queue/index.ts";
import { isFinal, type SubmissionState } from "#lib/submissions/index.ts";
import { stateOf } from "./world.ts";

/**
 * Resolves once a submission is in a state that `wanted` accepts; looks again at each notice of the
 * database, so that it waits for what happens and not for time.
 */
export async function untilState(
	submissionId: string,
	wanted: (state: SubmissionState) => boolean = isFinal,
): Promise<SubmissionState> {
	let look = () => {};
	const listener = listen({
		channels: [submissionsChannel],
		heard: (_, id) => id === submissionId && look(),
	});
	try {
		await listener.ready;
		return await new Promise((resolve, reject) => {
			look = () => {
				stateOf(submissionId).then(({ state }) => wanted(state) && resolve(state), reject);
			};
			look();
		});
	} finally {
		await listener.close();
	}
}
