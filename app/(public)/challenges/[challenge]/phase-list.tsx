import Link from "next/link";
import { MomentBadge } from "#app/_components/badge.tsx";
import { Facts } from "#app/_components/facts.tsx";
import { countWord } from "#app/_components/figure.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { Instant } from "#app/_components/instant.tsx";
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
					path={`/challenges/${challenge.slug}/${phase.slug}`}
				/>
			))}
		</div>
	);
}

function Phase({ phase, path }: { phase: PhaseView; path: string }) {
	const visible = figuresWords[phase.figuresVisibility];
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
						<Instant key="opens" at={phase.opensAt} />,
					],
					[
						phase.moment === "closed" ? words.closed : words.closes,
						phase.closesAt ? <Instant key="closes" at={phase.closesAt} /> : words.noEnd,
					],
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
