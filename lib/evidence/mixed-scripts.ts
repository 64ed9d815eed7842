const scripts = [
	["Latin", /\p{Script=Latin}/u],
	["Cyrillic", /\p{Script=Cyrillic}/u],
	["Greek", /\p{Script=Greek}/u],
] as const;

/** Alphabets whose letters look alike within one word of a text: "Аnna" with a Cyrillic А; none mostly. */
export function mixedScripts(text: string): string[] {
	const mixed = text
		.split(/[^\p{L}\p{M}]+/u)
		.map((word) => scripts.filter(([, letters]) => letters.test(word)).map(([name]) => name))
		.find((names) => names.length > 1);
	return mixed ?? [];
}
