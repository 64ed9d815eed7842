import { notFound } from "next/navigation";
import { Instant } from "#app/_components/instant.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { foundOrDenied } from "#app/_components/reading.ts";
import { EarlierFigures } from "#app/_components/result/earlier-figures.tsx";
import { SubmissionResult } from "#app/_components/result/submission-result.tsx";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import { readPhase } from "#lib/challenge/index.ts";
import { readEarlierFigures } from "#lib/rescoring/index.ts";
import { thresholdsOf } from "#lib/scoring/index.ts";
import {
	isFinal,
	readSubmission,
	type SubmissionView,
	submissionInput,
} from "#lib/submissions/index.ts";
import { cancel, restore, withdraw } from "./actions.ts";
import { LiveState } from "./live-state.client.tsx";

type Props = {
	params: Promise<{ submission: string }>;
	searchParams: Promise<{ refused?: string | string[]; same?: string | string[] }>;
};

const words = {
	title: "Submission",
	cancel: "Cancel this submission",
	withdraw: "Withdraw this submission …",
	withdrawHint: "It leaves the board. The attempt it took stays used. You can undo this for a day.",
	restore: "Undo the withdrawal",
	restoreUntil: "This can be done until",
	confirm: "Withdraw it now",
	same: (method: string) =>
		`Your team had sent this very file to this phase before, for the method "${method}": this is that submission. Nothing was sent again, and no attempt was used.`,
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
	const earlier = await readEarlierFigures(ctx, { submissionId });
	const { refused, same } = await searchParams;
	return (
		<SubmissionResult
			submission={submission}
			tiouThresholds={thresholdsOf(phase.protocol)}
			beside={<EarlierFigures earlier={earlier} />}
			actions={
				<>
					<Actions submission={submission} />
					{same === undefined ? null : (
						<Notice tone="good">{words.same(submission.method.name)}</Notice>
					)}
					<Told asked={{ refused }} />
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
	const { id, state, restorableUntil } = submission;
	if (state === "received" || state === "queued")
		return (
			<form action={cancel}>
				<input type="hidden" name="submissionId" value={id} />
				<button type="submit" className="plain">
					{words.cancel}
				</button>
			</form>
		);
	if (restorableUntil !== null && new Date(restorableUntil) > new Date())
		return (
			<form action={restore} className="actions">
				<input type="hidden" name="submissionId" value={id} />
				<button type="submit" className="plain">
					{words.restore}
				</button>
				<span className="quiet">
					{words.restoreUntil} <Instant at={restorableUntil} />
				</span>
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
