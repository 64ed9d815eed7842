import type { Metadata } from "next";
import type { ReactNode } from "react";
import "./globals.css";
import { SiteFooter } from "./_components/site-footer.tsx";
import { SiteHeader } from "./_components/site-header.tsx";

const words = {
	title: "Onset",
	description:
		"Challenges on academic video datasets: proposals scored against hidden labels, on boards that can be checked.",
	skip: "Skip to the content",
};

export const metadata: Metadata = {
	title: { default: words.title, template: `%s · ${words.title}` },
	description: words.description,
};

export default function RootLayout({ children }: { children: ReactNode }) {
	return (
		<html lang="en">
			<body>
				<a className="skip-link" href="#content">
					{words.skip}
				</a>
				<SiteHeader />
				<main id="content" tabIndex={-1}>
					{children}
				</main>
				<SiteFooter />
			</body>
		</html>
	);
}
