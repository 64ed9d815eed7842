import Link from "next/link";
import { PageHead } from "./_components/page-head.tsx";

const words = {
	title: "There is no such page",
	lead: "The address may be mistyped, or what stood here may not be public.",
	home: "Go to the start page",
};

export const metadata = { title: words.title };

export default function NotFoundPage() {
	return (
		<div className="page narrow">
			<PageHead title={words.title} lead={words.lead} />
			<p>
				<Link href="/">{words.home}</Link>
			</p>
		</div>
	);
}
