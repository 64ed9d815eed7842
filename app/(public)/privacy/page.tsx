import Link from "next/link";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { lastingRetention, timedRetention } from "#lib/privacy/index.ts";

const words = {
	title: "Privacy",
	lead: "What this site keeps of people, why, and for how long. The first table is the very one that the site's hourly upkeep carries out.",
	timed: "Kept for a time",
	lasting: "Kept while there is a reason",
	what: "What",
	why: "Why",
	long: "How long",
	until: "Until",
	term: (days: number, since: string) =>
		days === 0 ? `Until ${since}` : `${days} days after ${since}`,
	hourly: "Removed within an hour of that.",
	rights: "Your data",
	rightsLead:
		"On your account's page you can download everything that is kept about you, and delete the account. Before it is deleted you are shown what goes and what stays.",
	yours: "Your data",
	never: "What is not kept",
	nevers: [
		"Network addresses as they are: only keyed hashes of them, for downloads and for sign-in mails.",
		"What you look at: there are no analytics, no pixels and no cookies but the one that keeps you signed in.",
		"Passwords: you sign in by a mailed link, or by an account elsewhere that you connected.",
	],
};

export const metadata = { title: words.title, description: words.lead };

type Row = { what: string; why: string; long: string };

function Kept({ label, last, rows }: { label: string; last: string; rows: readonly Row[] }) {
	return (
		<TableRegion label={label}>
			<table className="kept">
				<thead>
					<tr>
						<th scope="col">{words.what}</th>
						<th scope="col">{words.why}</th>
						<th scope="col">{last}</th>
					</tr>
				</thead>
				<tbody>
					{rows.map(({ what, why, long }) => (
						<tr key={what}>
							<th scope="row" className="long">
								{what}
							</th>
							<td className="long">{why}</td>
							<td className="long">{long}</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

export default function PrivacyPage() {
	const timed = Object.values(timedRetention).map(({ what, why, days, since }) => ({
		what,
		why,
		long: words.term(days, since),
	}));
	const lasting = lastingRetention.map(({ what, why, until }) => ({ what, why, long: until }));
	return (
		<div className="page">
			<PageHead title={words.title} lead={words.lead} />
			<Section id="timed" title={words.timed}>
				<Kept label={words.timed} last={words.long} rows={timed} />
				<p className="quiet fine">{words.hourly}</p>
			</Section>
			<Section id="lasting" title={words.lasting}>
				<Kept label={words.lasting} last={words.until} rows={lasting} />
			</Section>
			<Section id="never" title={words.never}>
				<ul className="prose">
					{words.nevers.map((never) => (
						<li key={never}>{never}</li>
					))}
				</ul>
			</Section>
			<Section id="yours" title={words.rights}>
				<p>{words.rightsLead}</p>
				<p>
					<Link href="/account/data" prefetch={false}>
						{words.yours}
					</Link>
				</p>
			</Section>
		</div>
	);
}
