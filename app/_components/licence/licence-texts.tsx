import { Badge } from "#app/_components/badge.tsx";
import { licenceHtml } from "#lib/licensing/index.ts";

const words = {
	en: { authoritative: "authoritative", empty: "No English text yet." },
	zh: { authoritative: "以此文本为准", empty: "尚无中文文本。" },
};

export type Texts = {
	titleEn: string;
	titleZh: string;
	textEn: string;
	textZh: string;
	authoritative: "en" | "zh";
};

/** Markdown as safe HTML: `licenceHtml` lets through none of the text's own tags. */
const html = (markdown: string) => ({
	dangerouslySetInnerHTML: { __html: licenceHtml(markdown) },
});

function Text(props: {
	language: "en" | "zh";
	title: string;
	text: string;
	isAuthoritative: boolean;
}) {
	const { language, title, text, isAuthoritative } = props;
	return (
		<article id={language} className="licence-text" lang={language === "zh" ? "zh-Hans" : "en"}>
			<header>
				<h2>{title}</h2>
				{isAuthoritative ? <Badge tone="accent">{words[language].authoritative}</Badge> : null}
			</header>
			{text === "" ? (
				<p className="quiet">{words[language].empty}</p>
			) : (
				<div className="licence-words" {...html(text)} />
			)}
		</article>
	);
}

/** Both texts of a licence: side by side where there is room, one below the other where not. */
export function LicenceTexts({ licence }: { licence: Texts }) {
	return (
		<div className="licence-texts">
			<Text
				language="en"
				title={licence.titleEn}
				text={licence.textEn}
				isAuthoritative={licence.authoritative === "en"}
			/>
			<Text
				language="zh"
				title={licence.titleZh}
				text={licence.textZh}
				isAuthoritative={licence.authoritative === "zh"}
			/>
		</div>
	);
}
