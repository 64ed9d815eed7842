import { isFinal, type SubmissionState, type SubmissionView } from "#lib/submissions/index.ts";
import { Notice, type NoticeTone } from "../notice.tsx";
import { stateSentences, stepWords, words } from "./words.ts";

const road: readonly SubmissionState[] = ["received", "validating", "queued", "scoring", "scored"];

const tones: Partial<Record<SubmissionState, NoticeTone>> = {
	rejected: "wrong",
	failed: "caution",
	disqualified: "wrong",
};

/** How far along the road it is; nothing for what has left the road. */
function Steps({ state }: { state: SubmissionState }) {
	const reached = road.indexOf(state);
	if (reached < 0) return null;
	return (
		<ol className="steps" aria-label={words.steps}>
			{road.map((step, index) => (
				<li
					key={step}
					className={index < reached ? "done" : undefined}
					aria-current={index === reached ? "step" : undefined}
				>
					{stepWords[step]}
				</li>
			))}
		</ol>
	);
}

/** Where the submission stands, in a sentence. While it moves, changes are announced. */
export function StatePanel({ submission }: { submission: SubmissionView }) {
	const { state, place, failureMessage, disqualification } = submission;
	if (state === "scored") return null;
	return (
		<div className="state-panel" aria-live={isFinal(state) ? undefined : "polite"}>
			<Steps state={state} />
			<Notice tone={tones[state] ?? "plain"}>
				<p>
					{stateSentences[state]} {place === null ? null : words.place(place)}{" "}
					{isFinal(state) ? null : words.refresh}
				</p>
				{failureMessage ? <p>{failureMessage}</p> : null}
				{disqualification ? <p className="typed">{disqualification}</p> : null}
			</Notice>
		</div>
	);
}
