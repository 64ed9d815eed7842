import Link from "next/link";
import { NoticeCount } from "./notice-count.client.tsx";

const words = {
	name: "Onset",
	navigation: "Site",
	challenges: "Challenges",
	datasets: "Datasets",
	docs: "File format",
	submissions: "Submissions",
	notices: "Notices",
	account: "Account",
};

/** The same for everybody, so that pages stay cacheable; who is signed in shows under Account. */
export function SiteHeader() {
	return (
		<header className="site-header">
			<Link className="wordmark" href="/">
				<svg viewBox="0 0 28 20" aria-hidden="true">
					<path
						d="M1 13h5c3.5 0 3.5-10 8-10s4.5 10 8 10h5"
						fill="none"
						stroke="currentColor"
						strokeWidth="2.2"
						strokeLinecap="round"
					/>
					<path
						d="M6 16.5v3M22 16.5v3M6 18h16"
						fill="none"
						stroke="currentColor"
						strokeWidth="1.4"
					/>
				</svg>
				{words.name}
			</Link>
			<nav className="site-nav" aria-label={words.navigation}>
				<ul>
					<li>
						<Link href="/challenges">{words.challenges}</Link>
					</li>
					<li>
						<Link href="/datasets">{words.datasets}</Link>
					</li>
					<li>
						<Link href="/docs">{words.docs}</Link>
					</li>
					<li className="apart">
						<Link href="/submissions" prefetch={false}>
							{words.submissions}
						</Link>
					</li>
					<li>
						<Link href="/notices" prefetch={false}>
							{words.notices}
							<NoticeCount />
						</Link>
					</li>
					<li>
						<Link href="/account" prefetch={false}>
							{words.account}
						</Link>
					</li>
				</ul>
			</nav>
		</header>
	);
}
