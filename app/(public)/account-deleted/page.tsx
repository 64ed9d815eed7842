import Link from "next/link";
import { PageHead } from "#app/_components/page-head.tsx";

const words = {
	title: "Your account is deleted",
	lead: "A last mail says so to your address, which is forgotten after it. What stays, and why, is on the page about privacy.",
	privacy: "Privacy",
};

export const metadata = { title: words.title, robots: { index: false } };

export default function AccountDeletedPage() {
	return (
		<div className="page narrow">
			<PageHead title={words.title} lead={words.lead} />
			<p>
				<Link href="/privacy">{words.privacy}</Link>
			</p>
		</div>
	);
}
