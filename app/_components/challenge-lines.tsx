import Link from "next/link";
import type { ChallengeView } from "#lib/challenge/index.ts";
import { Badge, MomentBadge } from "./badge.tsx";

const words = { demonstration: "demonstration labels", board: (phase: string) => `${phase} board` };

/** Challenges in a list, each with the way to its boards. */
export function ChallengeLines(props: {
	challenges: readonly ChallengeView[];
	/** One level below the heading that the list stands under. */
	heading?: "h2" | "h3";
}) {
	const Heading = props.heading ?? "h3";
	return (
		<ul className="cards">
			{props.challenges.map(({ slug, title, summary, demonstrationNotice, phases }) => (
				<li key={slug}>
					<div className="actions">
						<Heading>
							<Link href={`/challenges/${slug}`}>{title}</Link>
						</Heading>
						{demonstrationNotice === null ? null : (
							<Badge tone="caution" title={demonstrationNotice}>
								{words.demonstration}
							</Badge>
						)}
					</div>
					<p>{summary}</p>
					<div className="actions">
						{phases.map((phase) => (
							<span key={phase.slug}>
								<Link href={`/challenges/${slug}/${phase.slug}`}>{words.board(phase.title)}</Link>{" "}
								<MomentBadge moment={phase.moment} />
							</span>
						))}
					</div>
				</li>
			))}
		</ul>
	);
}
