/**
 * Lower-case letters that can pass for Latin ones in either of their cases, and the Latin letters they
 * pass for; then signs that pass for Chinese characters. Chosen from Unicode's confusables (UTS 39):
 * those that occur in names.
 */
const passesFor: Readonly<Record<string, string>> = {
	// Cyrillic
	а: "a",
	в: "b",
	г: "r",
	е: "e",
	з: "e",
	и: "u",
	к: "k",
	м: "m",
	н: "h",
	о: "o",
	п: "n",
	р: "p",
	с: "c",
	т: "t",
	у: "y",
	х: "x",
	ь: "b",
	ё: "ë",
	ї: "ï",
	і: "i",
	ј: "j",
	ѕ: "s",
	һ: "h",
	ӏ: "li",
	ԁ: "d",
	ԛ: "q",
	ԝ: "w",
	ѵ: "v",
	ө: "o",
	ү: "y",
	// Greek
	α: "a",
	β: "b",
	γ: "y",
	ε: "e",
	ζ: "z",
	η: "hn",
	ι: "i",
	κ: "k",
	μ: "mu",
	ν: "nv",
	ο: "o",
	ρ: "p",
	σ: "o",
	τ: "t",
	υ: "uy",
	χ: "x",
	ϲ: "c",
	ϳ: "j",
	// Armenian
	օ: "o",
	ս: "u",
	հ: "h",
	ո: "n",
	ց: "g",
	զ: "q",
	յ: "j",
	ք: "p",
	// Latin letters that are not those of a keyboard, and digits
	ı: "i",
	ɑ: "a",
	ɡ: "g",
	ɩ: "i",
	ʏ: "y",
	"0": "o",
	"1": "li",
	// Katakana and others beside Chinese characters
	ロ: "口",
	カ: "力",
	エ: "工",
	ニ: "二",
	ハ: "八",
	ト: "卜",
	タ: "夕",
	ー: "一",
	"—": "一",
};

/** A letter without its width, weight or style. */
const plain = (letter: string): string => letter.normalize("NFKC").toLowerCase();

/** Whether two letters, already in lower case, can be taken for each other by somebody who reads them. */
export function lookAlike(one: string, other: string): boolean {
	if (plain(one) === plain(other)) return true;
	if (passesFor[one]?.includes(other) || passesFor[other]?.includes(one)) return true;
	const meant = passesFor[one];
	return meant !== undefined && meant === passesFor[other];
}

const scripts = {
	Latin: /\p{Script=Latin}/u,
	Cyrillic: /\p{Script=Cyrillic}/u,
	Greek: /\p{Script=Greek}/u,
	Armenian: /\p{Script=Armenian}/u,
	Chinese: /\p{Script=Han}/u,
	Katakana: /\p{Script=Katakana}/u,
	Hiragana: /\p{Script=Hiragana}/u,
	Korean: /\p{Script=Hangul}/u,
	Arabic: /\p{Script=Arabic}/u,
	Hebrew: /\p{Script=Hebrew}/u,
	Cherokee: /\p{Script=Cherokee}/u,
} as const;
export type Script = keyof typeof scripts;

const isScript = (name: string): name is Script => Object.hasOwn(scripts, name);

/** The script of a letter, where it is one of those that are told apart here. */
export const scriptOf = (letter: string): Script | null =>
	Object.keys(scripts)
		.filter(isScript)
		.find((name) => scripts[name].test(letter)) ?? null;
