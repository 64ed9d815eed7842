import { notFound } from "next/navigation";
import { Notice } from "#app/_components/notice.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { SubmissionResult } from "#app/_components/result/submission-result.tsx";
import { memberContext } from "#app/_http/action.ts";
import { readPhase } from "#lib/challenge/index.ts";
import { thresholdsOf } from "#lib/scoring/index.ts";
import {
	isFinal,
	readSubmission,
	type SubmissionView,
	submissionInput,
} from "#lib/submissions/index.ts";
import { cancel, withdraw } from "./actions.ts";
import { LiveState } from "./live-state.client.tsx";

type Props = {
	params: Promise<{ submission: string }>;
	searchParams: Promise<{ refused?: string | string[] }>;
};

const words = {
	title: "Submission",
	cancel: "Cancel this submission",
	withdraw: "Withdraw this submission …",
	withdrawHint: "It leaves the board for good. The attempt it took stays used.",
	confirm: "Withdraw it now",
};

export const metadata = { title: words.title, robots: { index: false } };

export default async function SubmissionPage({ params, searchParams }: Props) {
	const { submission: submissionId } = await params;
	if (!submissionInput.safeParse({ submissionId }).success) notFound();
	const ctx = await memberContext(`/submissions/${submissionId}`);
	const { read: submission } = await foundOrDenied(readSubmission(ctx, { submissionId }));
	// Somebody else's submission is answered like one that does not exist.
	if (!submission) notFound();
	const { phase } = await readPhase(ctx, {
		challenge: submission.challenge.slug,
		phase: submission.phase.slug,
	});
	const { refused } = await searchParams;
	return (
		<SubmissionResult
			submission={submission}
			tiouThresholds={thresholdsOf(phase.protocol)}
			actions={
				<>
					<Actions submission={submission} />
					{typeof refused === "string" ? (
						<Notice tone="wrong" alert>
							{refused}
						</Notice>
					) : null}
					{isFinal(submission.state) ? null : (
						<LiveState
							submissionId={submission.id}
							state={submission.state}
							place={submission.place}
						/>
					)}
				</>
			}
		/>
	);
}

function Actions({ submission }: { submission: SubmissionView }) {
	const { id, state } = submission;
	if (state === "received" || state === "queued")
		return (
			<form action={cancel}>
				<input type="hidden" name="submissionId" value={id} />
				<button type="submit" className="plain">
					{words.cancel}
				</button>
			</form>
		);
	if (state !== "scored") return null;
	return (
		<details>
			<summary>{words.withdraw}</summary>
			<form action={withdraw} className="actions">
				<input type="hidden" name="submissionId" value={id} />
				<span className="quiet">{words.withdrawHint}</span>
				<button type="submit" className="danger">
					{words.confirm}
				</button>
			</form>
		</details>
	);
}
