import Link from "next/link";
import type { ReactNode } from "react";
import type { SubmissionView } from "#lib/submissions/index.ts";
import { StateBadge } from "../badge.tsx";
import { DemonstrationNotice, Notice } from "../notice.tsx";
import { PageHead } from "../page-head.tsx";
import { ProblemList } from "../problem-list.tsx";
import { Section } from "../section.tsx";
import { ResultFigures } from "./result-figures.tsx";
import { ResultOrigin } from "./result-origin.tsx";
import { ResultStanding } from "./result-standing.tsx";
import { SliceTables } from "./slice-tables.tsx";
import { StatePanel } from "./state-panel.tsx";
import { words } from "./words.ts";

/** A submission as its team sees it, in whatever state it is. */
export function SubmissionResult(props: {
	submission: SubmissionView;
	tiouThresholds: readonly number[];
	/** What its reader may do with it. */
	actions?: ReactNode;
	/** What stands below its figures. */
	beside?: ReactNode;
}) {
	const { submission } = props;
	const { challenge, phase, team, figures } = submission;
	const boardPath = `/challenges/${challenge.slug}/${phase.slug}`;
	return (
		<div className="page">
			<PageHead
				title={submission.method.name}
				crumbs={[{ title: words.submissions, href: "/submissions" }]}
				badges={<StateBadge state={submission.state} />}
				lead={words.lead(team.name, challenge.title, phase.title)}
			/>
			<DemonstrationNotice notice={challenge.demonstrationNotice} />
			<StatePanel submission={submission} />
			<ResultStanding submission={submission} />
			<div className="actions">
				<Link href={boardPath}>{words.board}</Link>
				{phase.moment === "open" ? (
					<Link href={`${boardPath}/submit`} prefetch={false}>
						{words.again}
					</Link>
				) : null}
				{props.actions}
			</div>
			<Problems submission={submission} />
			{submission.figuresHidden ? <Notice title={words.hiddenTitle}>{words.hidden}</Notice> : null}
			{figures ? (
				<>
					<ResultFigures figures={figures} thresholds={props.tiouThresholds} />
					<SliceTables figures={figures} />
					{figures.warningTotal > 0 ? (
						<Section id="warnings" title={words.warnings}>
							<p className="quiet">{words.warningsLead}</p>
							<ProblemList
								label={words.warnings}
								problems={figures.warnings}
								total={figures.warningTotal}
							/>
						</Section>
					) : null}
				</>
			) : null}
			{props.beside}
			<ResultOrigin submission={submission} />
		</div>
	);
}

function Problems({ submission }: { submission: SubmissionView }) {
	if (submission.problems.length === 0) return null;
	return (
		<Section id="problems" title={words.problems}>
			<p className="quiet">{words.problemTotal(submission.problemTotal)}</p>
			<ProblemList
				label={words.problems}
				problems={submission.problems}
				total={submission.problemTotal}
			/>
		</Section>
	);
}
