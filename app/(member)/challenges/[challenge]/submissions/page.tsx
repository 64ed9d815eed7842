import type { Metadata } from "next";
import { DemonstrationNotice } from "#app/_components/notice.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { Section } from "#app/_components/section.tsx";
import { Ledger } from "#app/_components/team/ledger.tsx";
import { Told } from "#app/_components/told.tsx";
import { memberContext } from "#app/_http/action.ts";
import { readChallenge } from "#lib/challenge/index.ts";
import { listTeamSubmissions, readLedger } from "#lib/submissions/index.ts";
import { SubmissionLines } from "./submission-lines.tsx";
import { words } from "./words.ts";

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ refused?: string | string[] }>;
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

export default async function TeamSubmissionsPage({ params, searchParams }: Props) {
	const { challenge: slug } = await params;
	const { refused } = await searchParams;
	const ctx = await memberContext(`/challenges/${encodeURIComponent(slug)}/submissions`);
	const challenge = await found(readChallenge(ctx, slug));
	const [lines, ledger] = await Promise.all([
		listTeamSubmissions(ctx, { challenge: slug }),
		readLedger(ctx, { challenge: slug }),
	]);
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title: challenge.title, href: `/challenges/${challenge.slug}` }]}
				lead={words.lead}
			/>
			<DemonstrationNotice notice={challenge.demonstrationNotice} />
			<Told asked={{ refused }} />
			<Section id="submissions" title={words.submissions}>
				<SubmissionLines lines={lines} challenge={challenge.slug} />
			</Section>
			{ledger.length > 0 ? (
				<Section id="attempts" title={words.ledger}>
					<Ledger ledger={ledger} />
				</Section>
			) : null}
		</div>
	);
}
