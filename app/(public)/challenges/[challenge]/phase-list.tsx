import Link from "next/link";
import { MomentBadge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { countWord } from "#app/_components/figure.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { ZonedInstant } from "#app/_components/zoned-instant.tsx";
import type { ChallengeView, PhaseView } from "#lib/challenge/index.ts";
import { figuresWords, hiddenWords, words } from "./words.ts";

/** The phases in order: when, how often, how large, who sees what, and where to go. */
export function PhaseList({ challenge }: { challenge: ChallengeView }) {
	return (
		<div className="columns">
			{challenge.phases.map((phase) => (
				<Phase
					key={phase.slug}
					phase={phase}
					first={challenge.phases.find(({ slug }) => slug === phase.prerequisite)}
					path={`/challenges/${challenge.slug}/${phase.slug}`}
				/>
			))}
		</div>
	);
}

function Phase(props: { phase: PhaseView; first: PhaseView | undefined; path: string }) {
	const { phase, first, path } = props;
	const visible = figuresWords[phase.figuresVisibility];
	const differsAfter =
		phase.closesAt !== null && phase.closedVisibility !== phase.figuresVisibility;
	return (
		<article className="section">
			<div className="actions">
				<h3>{phase.title}</h3>
				<MomentBadge moment={phase.moment} />
			</div>
			<Facts
				facts={[
					[
						phase.moment === "before" ? words.opens : words.opened,
						<ZonedInstant key="opens" at={phase.opensAt} />,
					],
					[
						phase.moment === "closed" ? words.closed : words.closes,
						phase.closesAt ? <ZonedInstant key="closes" at={phase.closesAt} /> : words.noEnd,
					],
					[
						words.freezes,
						phase.freezesAt ? <ZonedInstant key="freezes" at={phase.freezesAt} /> : null,
					],
					[words.first, first ? words.firstRule(first.title) : null],
					[words.subset, phase.subset],
					[words.quota, words.quotaRule(phase.dailyQuota, phase.totalQuota)],
					[words.rejected, words.rejectedRule(phase.rejectedDailyQuota)],
					[
						words.limits,
						words.limitsRule(
							fileSize(phase.maxFileBytes),
							countWord(phase.protocol.maxProposalsPerVideo),
						),
					],
					[words.figures, phase.isHiddenSplit ? `${visible}, ${hiddenWords}` : visible],
					[words.after, differsAfter ? figuresWords[phase.closedVisibility] : null],
				]}
			/>
			<div className="actions">
				<Link className="button" href={path}>
					{words.board}
				</Link>
				{phase.moment === "open" ? (
					<Link className="button plain" href={`${path}/submit`} prefetch={false}>
						{words.submit}
					</Link>
				) : null}
			</div>
		</article>
	);
}
