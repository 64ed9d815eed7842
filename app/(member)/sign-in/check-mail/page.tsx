import type { Metadata } from "next";
import { PageHead } from "#app/_components/page-head.tsx";

const words = {
	title: "Check your mail",
	lead: "If the address can receive mail, a link is on its way. It works once, for half an hour.",
	help: "Nothing there after a few minutes? Look into the spam folder, or ask for another link. Some universities hold back mail from new senders; ask the organizers for another way in.",
	again: "Ask again",
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

export default function CheckMailPage() {
	return (
		<div className="page narrow">
			<PageHead title={words.title} lead={words.lead} />
			<p>{words.help}</p>
			<p>
				<a href="/sign-in">{words.again}</a>
			</p>
		</div>
	);
}
