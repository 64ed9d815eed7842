import { ChallengeLines } from "#app/_components/challenge-lines.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { publicContext } from "#app/_http/context.ts";
import { listChallenges } from "#lib/challenge/index.ts";

const words = {
	title: "Challenges",
	lead: "Each challenge has phases, and each phase a board of its own.",
	none: "There is no challenge yet.",
};

export const metadata = { title: words.title };
export const dynamic = "force-dynamic";

export default async function ChallengesPage() {
	const challenges = await listChallenges(publicContext());
	return (
		<div className="page">
			<PageHead title={words.title} lead={words.lead} />
			{challenges.length > 0 ? (
				<ChallengeLines challenges={challenges} heading="h2" />
			) : (
				<p className="empty quiet">{words.none}</p>
			)}
		</div>
	);
}
