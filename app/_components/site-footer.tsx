import Link from "next/link";

const words = {
	what: "Onset scores proposals against labels that only its workers can read.",
	format: "File format and checks",
	api: "API",
	privacy: "Privacy",
};

export function SiteFooter() {
	return (
		<footer className="site-footer">
			<span>{words.what}</span>
			<Link href="/docs">{words.format}</Link>
			<Link href="/docs/api" prefetch={false}>
				{words.api}
			</Link>
			<Link href="/privacy" prefetch={false}>
				{words.privacy}
			</Link>
		</footer>
	);
}
