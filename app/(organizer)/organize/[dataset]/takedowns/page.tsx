import type { Metadata } from "next";
import { missing } from "#app/_components/figure.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { Told } from "#app/_components/told.tsx";
import { listTakedownReplies, listTakedowns, type TakedownReply } from "#lib/publishing/index.ts";
import { organizing } from "../organizer.ts";
import { TakeDownForm } from "../organizer-forms.tsx";

const words = {
	title: "Takedowns",
	lead: "A video that may no longer be had: withdraw it here, and see what holders say of their copies.",
	form: "Take a video down",
	done: "Taken down",
	none: "No video of this dataset was taken down.",
	tombstone: (version: string) => `gone since version ${version}`,
	boards: "Boards: ",
	asked: (answered: number, asked: number) => `${answered} of ${asked} holders have answered.`,
	holder: "Holder",
	answer: "Answer",
	answered: "On",
	answers: { deleted: "deleted", never_had: "never had it", kept: "kept" },
	waiting: "no answer yet",
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

function Replies({ replies }: { replies: TakedownReply[] }) {
	if (replies.length === 0) return null;
	return (
		<TableRegion label={words.answer}>
			<table className="snug">
				<thead>
					<tr>
						<th scope="col">{words.holder}</th>
						<th scope="col">{words.answer}</th>
						<th scope="col">{words.answered}</th>
					</tr>
				</thead>
				<tbody>
					{replies.map(({ email, name, answer, because, answeredAt }) => (
						<tr key={email}>
							<th scope="row">
								<bdi>{name ?? email}</bdi>
							</th>
							<td>
								{answer ? words.answers[answer] : words.waiting}
								{because ? <bdi>: {because}</bdi> : null}
							</td>
							<td>{answeredAt ? <Instant at={answeredAt} precision="day" /> : missing}</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

type Props = {
	params: Promise<{ dataset: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function TakedownsPage({ params, searchParams }: Props) {
	const { dataset: slug } = await params;
	const path = `/organize/${slug}/takedowns`;
	const { ctx, dataset } = await organizing(slug, path, "video.take-down");
	const [takedowns, replies] = await Promise.all([
		listTakedowns(ctx, { dataset: slug }),
		listTakedownReplies(ctx, { dataset: slug }),
	]);
	const of = (id: string) => replies.filter(({ takedownId }) => takedownId === id);
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[
					{ title: dataset.title, href: `/datasets/${slug}` },
					{ title: "Organize", href: `/organize/${slug}` },
				]}
				lead={words.lead}
			/>
			<Told asked={await searchParams} />
			<Section id="done" title={words.done}>
				{takedowns.length === 0 ? <p className="quiet">{words.none}</p> : null}
				{takedowns.map(({ id, videoId, reason, boardEffect, at, tombstoneVersion }) => (
					<article key={id} className="takedown">
						<h3>{videoId}</h3>
						<p className="quiet">
							<Instant at={at} />, {words.tombstone(tombstoneVersion)}
						</p>
						<p className="prose">{reason}</p>
						<p className="prose">
							{words.boards}
							{boardEffect}
						</p>
						<p>
							{words.asked(of(id).filter(({ answer }) => answer !== null).length, of(id).length)}
						</p>
						<Replies replies={of(id)} />
					</article>
				))}
			</Section>
			<Section id="form" title={words.form}>
				<TakeDownForm dataset={slug} />
			</Section>
		</div>
	);
}
