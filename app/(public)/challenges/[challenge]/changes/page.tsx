import { Difference } from "#app/_components/difference.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { found } from "#app/_components/reading.ts";
import { pageContext } from "#app/_http/context.ts";
import { type ChangeView, listChanges, readChallenge } from "#lib/challenge/index.ts";

const words = {
	title: "Change log",
	lead: "Everything that was changed since the challenge is public: what stood there before, what stands there now, and why. Nothing is ever taken out of this list.",
	none: "Nothing has been changed.",
};

export const metadata = { title: words.title };

function Change({ change }: { change: ChangeView }) {
	return (
		<article className="section" aria-labelledby={change.id}>
			<h2 id={change.id}>
				<Instant at={change.at} />
			</h2>
			<p>{change.note}</p>
			<Difference lines={change.changes} />
		</article>
	);
}

/** The public log of a challenge's changes. */
export default async function ChangesPage({ params }: { params: Promise<{ challenge: string }> }) {
	const slugs = await params;
	const ctx = await pageContext();
	const [challenge, changes] = await Promise.all([
		found(readChallenge(ctx, slugs.challenge)),
		found(listChanges(ctx, slugs)),
	]);
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title: challenge.title, href: `/challenges/${challenge.slug}` }]}
				lead={words.lead}
			/>
			{changes.length === 0 ? <p>{words.none}</p> : null}
			{changes.map((change) => (
				<Change key={change.id} change={change} />
			))}
		</div>
	);
}
