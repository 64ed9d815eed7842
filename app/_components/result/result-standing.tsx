import Link from "next/link";
import type { SubmissionView } from "#lib/submissions/index.ts";
import { Instant } from "../instant.tsx";
import { Notice } from "../notice.tsx";

const words = {
	frozenTitle: "Others do not see this result yet",
	frozen: "It was received after the board froze, at",
	frozenNote:
		"Your team alone sees it, here, until the organizers reveal the board. It takes its place there then.",
	stepTitleThen: {
		standing: "This will be your method's place on the board",
		surpassed: "A later file of this method will stand on the board",
		held_back: "This result will not be shown on the board",
	},
	stepTitle: {
		standing: "This is your method's place on the board",
		surpassed: "A later file of this method stands on the board",
		held_back: "This result is not shown on the board",
	},
	step: {
		standing:
			"It is the first of its method, or beat the one shown before by more than one paired-bootstrap step.",
		surpassed: "It was your method's best under this phase's step rule, and was beaten since:",
		held_back:
			"This phase has a step rule: a method's new best is shown only when it beats the one shown by more than chance alone would often carry it. This file did not beat the best that its method had by then. Standing there now:",
	},
	theOther: "its result",
	heuristic:
		"The step is one standard error of the difference, estimated by drawing the videos a thousand times. It is a heuristic, not a test: it slows down climbing by repeated guesses and proves nothing about either file. A real gain that is small, or that hangs on few videos, can stay below it.",
	more: "More about the step",
	verified: "Verified by the organizers",
} as const;

function Step(props: { step: NonNullable<SubmissionView["step"]>; isFrozen: boolean }) {
	const { place, standing } = props.step;
	const titles = props.isFrozen ? words.stepTitleThen : words.stepTitle;
	return (
		<Notice title={titles[place]}>
			<p>
				{words.step[place]}{" "}
				{place === "standing" ? null : (
					<>
						<Link href={`/submissions/${standing}`} prefetch={false}>
							{words.theOther}
						</Link>
						.
					</>
				)}
			</p>
			<p>
				{words.heuristic} <Link href="/docs#step-rule">{words.more}</Link>.
			</p>
		</Notice>
	);
}

/** How a scored submission stands: who sees it, what the step rule made of it, whether it is verified. */
export function ResultStanding({ submission }: { submission: SubmissionView }) {
	const { state, frozenSince, figures, step, verification } = submission;
	if (state !== "scored") return null;
	return (
		<>
			{verification ? (
				<Notice tone="good" title={words.verified}>
					{verification}
				</Notice>
			) : null}
			{frozenSince && figures ? (
				<Notice title={words.frozenTitle}>
					{words.frozen} <Instant at={frozenSince} precision="second" />. {words.frozenNote}
				</Notice>
			) : null}
			{step ? <Step step={step} isFrozen={frozenSince !== null} /> : null}
		</>
	);
}
