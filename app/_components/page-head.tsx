import Link from "next/link";
import type { ReactNode } from "react";

export type Crumb = { title: string; href: string };

const words = { path: "You are here" };

/** The way to this page; the page itself is the heading below it. */
function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
	return (
		<nav className="crumbs" aria-label={words.path}>
			<ol>
				{crumbs.map(({ title, href }) => (
					<li key={href}>
						<Link href={href}>{title}</Link>
					</li>
				))}
			</ol>
		</nav>
	);
}

/** Heading of a page: where it is, what it is called, its badges, and a sentence or two. */
export function PageHead(props: {
	title: string;
	crumbs?: readonly Crumb[];
	badges?: ReactNode;
	lead?: ReactNode;
}) {
	return (
		<header className="page-head">
			{props.crumbs && props.crumbs.length > 0 ? <Crumbs crumbs={props.crumbs} /> : null}
			<div className="title-row">
				<h1>{props.title}</h1>
				{props.badges}
			</div>
			{props.lead ? <p className="lead">{props.lead}</p> : null}
		</header>
	);
}
