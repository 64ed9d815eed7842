import type { Metadata } from "next";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { Section } from "#app/_components/section.tsx";
import { Told } from "#app/_components/told.tsx";
import { listMessages, type MessageView } from "#lib/notices/index.ts";
import { listTeamNames } from "#lib/teams/index.ts";
import { openDesk } from "../open-desk.ts";
import { write } from "./actions.ts";
import { MessageForm } from "./message-form.client.tsx";
import { audienceWords } from "./words.ts";

const words = {
	title: "Messages",
	lead: "To one team, to all, or to those whom something concerns. What goes to one team alone is always mailed; the rest as each has chosen. Everybody has it among their notices.",
	begin: "Write a message",
	sent: "Sent",
	none: "Nothing has been sent yet.",
	by: (who: string) => (who ? `by ${who}, ` : ""),
	counted: (people: number, teams: number) =>
		`${people} ${people === 1 ? "person" : "people"} in ${teams} ${teams === 1 ? "team" : "teams"}`,
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[]; team?: string | string[] }>;
};

function Sent({ message }: { message: MessageView }) {
	const { subject, body, sentAt, sentBy, to, team, phase, teams, people } = message;
	const audience = [team ?? audienceWords[to], phase].filter(Boolean).join(", ");
	return (
		<li>
			<details>
				<summary>
					<bdi>{subject}</bdi>
				</summary>
				<p className="message-body">
					<bdi>{body}</bdi>
				</p>
			</details>
			<p className="quiet">
				<bdi>{audience}</bdi> ({words.counted(people, teams)}), {words.by(sentBy)}
				<Instant at={sentAt} />
			</p>
		</li>
	);
}

/** `?team=` in the address is whom the page before was about. */
export default async function MessagesPage({ params, searchParams }: Props) {
	const { challenge: slug } = await params;
	const { done, team } = await searchParams;
	const { ctx, desk } = await openDesk(slug, "/messages");
	const [sent, teams] = await Promise.all([
		listMessages(ctx, { challenge: slug }),
		listTeamNames(ctx, { challenge: slug }),
	]);
	const typed = typeof team === "string" ? { to: "team", team } : { to: "all" };
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title: desk.challenge.title, href: `/organize/challenges/${slug}` }]}
				lead={words.lead}
			/>
			<Told asked={{ done }} />
			<Section id="write" title={words.begin}>
				<MessageForm
					write={write.bind(null, slug)}
					typed={typed}
					teams={teams.map(({ number, name }) => ({ value: String(number), label: name }))}
					phases={desk.document.phases.map(({ slug: value, title }) => ({ value, label: title }))}
				/>
			</Section>
			<Section id="sent" title={words.sent}>
				{sent.length === 0 ? <p>{words.none}</p> : null}
				<ul className="cards">
					{sent.map((message) => (
						<Sent key={message.id} message={message} />
					))}
				</ul>
			</Section>
		</div>
	);
}
