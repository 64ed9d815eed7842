import Link from "next/link";
import { Facts } from "#app/_components/facts.tsx";
import { Instant } from "#app/_components/instant.tsx";
import type { CardView, LicenceLine } from "#lib/dataset/index.ts";
import type { QueueHealthView } from "#lib/grants/index.ts";
import { QueueHealthFacts } from "./queue-health.tsx";
import { words } from "./words.ts";

/** Which text is to be signed now, and where it is read and signed. */
export function Licence({ slug, licence }: { slug: string; licence: LicenceLine | null }) {
	if (licence === null) return <p className="quiet">{words.noLicence}</p>;
	const at = `/datasets/${slug}/licence`;
	return (
		<>
			<Facts
				facts={[
					[words.licenceTitle, licence.titleEn],
					[
						words.licenceTitleZh,
						<span key="zh" lang="zh">
							{licence.titleZh}
						</span>,
					],
					[words.licenceVersion, licence.number],
					[
						words.inForce,
						licence.inForceFrom ? (
							<Instant key="from" at={licence.inForceFrom} precision="day" />
						) : null,
					],
					[words.authoritative, words.languages[licence.authoritative]],
				]}
			/>
			<p className="actions">
				<Link href={`${at}#en`} prefetch={false}>
					{words.readEn}
				</Link>
				<Link href={`${at}#zh`} prefetch={false} lang="zh">
					{words.readZh}
				</Link>
				<Link href={`${at}/${licence.number}`} prefetch={false}>
					{words.lasting}
				</Link>
			</p>
		</>
	);
}

/** Who may apply, what is asked, and how long it takes. */
export function Applying(props: {
	slug: string;
	card: CardView;
	health: QueueHealthView;
	canApply: boolean;
}) {
	const { card, slug } = props;
	return (
		<>
			{card.eligibility ? (
				<div className="both-languages">
					{(["en", "zh"] as const).map((language) => (
						<div key={language} lang={language}>
							<h3>{words.whoTitle[language]}</h3>
							<p>{card.eligibility?.who[language]}</p>
							<h3>{words.askedTitle[language]}</h3>
							<ul>
								{card.eligibility?.asked.map((asked) => (
									<li key={asked.en}>{asked[language]}</li>
								))}
							</ul>
							{card.contact ? (
								<>
									<h3>{words.contactTitle[language]}</h3>
									<p>{card.contact[language]}</p>
								</>
							) : null}
						</div>
					))}
				</div>
			) : null}
			<QueueHealthFacts health={props.health} />
			{props.canApply ? (
				<p className="actions">
					<Link className="button" href={`/datasets/${slug}/sign`} prefetch={false}>
						{words.sign}
					</Link>
					<Link className="button plain" href={`/datasets/${slug}/request`} prefetch={false}>
						{words.ask}
					</Link>
					<Link href={`/access/${slug}`} prefetch={false}>
						{words.held}
					</Link>
				</p>
			) : null}
		</>
	);
}
