import { lookAlike, type Script, scriptOf } from "./look-alikes.ts";

/** Why a typed name does not sign. */
export type NameRefusal = {
	code: "no_account_name" | "invisible" | "look_alike" | "different";
	message: string;
};

/** What two spellings of a name must share: NFC, single spaces, and letters but not their case. */
const comparable = (name: string): string =>
	name.normalize("NFC").replace(/\s+/g, " ").trim().toUpperCase().toLowerCase().normalize("NFC");

/** Whether two spellings are one name. */
export const isSameName = (one: string, other: string): boolean =>
	comparable(one) === comparable(other);

const code = (letter: string): string =>
	`U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;

const named = (letter: string): string => {
	const script = scriptOf(letter);
	return `“${letter}” (${script ? `${script}, ` : ""}${code(letter)})`;
};

const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{DI}\u2028\u2029\u2800]/u;
const joiners = "\u200C\u200D";
/** Scripts in which a joiner or a variation selector is never part of a name. */
const plainScripts: readonly (Script | null)[] = ["Latin", "Cyrillic", "Greek", "Armenian", null];

function isPartOfSpelling(sign: string, before: string): boolean {
	const script = scriptOf(before);
	if (joiners.includes(sign))
		return /[\p{L}\p{M}]/u.test(before) && !["Latin", "Cyrillic", "Greek"].includes(script ?? "");
	return /[\u{E0100}-\u{E01EF}]/u.test(sign) && !plainScripts.includes(script);
}

/** The first sign that nobody sees, or that turns the direction of what follows; none is null. */
export function invisibleIn(name: string): string | null {
	const signs = [...name];
	const at = signs.findIndex(
		(sign, i) =>
			invisible.test(sign) && !/[\t\n\r]/.test(sign) && !isPartOfSpelling(sign, signs[i - 1] ?? ""),
	);
	const found = signs[at];
	return found === undefined ? null : code(found);
}

const disguises: readonly (Script | null)[] = ["Cyrillic", "Greek", "Armenian", "Cherokee"];

/** A letter of another script within a word of Latin letters: no name is written so. */
function strangerIn(name: string): string | null {
	for (const word of name.split(/[\s\-'’.]+/)) {
		const letters = [...word];
		if (!letters.some((letter) => scriptOf(letter) === "Latin")) continue;
		const stranger = letters.find((letter) => disguises.includes(scriptOf(letter)));
		if (stranger) return stranger;
	}
	return null;
}

/** The first letter that only looks like the account's, where the names look the same throughout. */
function disguised(typed: string, account: string): { typed: string; account: string } | null {
	const [ours, theirs] = [[...comparable(typed)], [...comparable(account)]];
	if (ours.length !== theirs.length) return null;
	const pairs = ours.map((letter, i) => ({ typed: letter, account: theirs[i] ?? "" }));
	const unlike = pairs.filter((pair) => pair.typed !== pair.account);
	const seemAlike = unlike.every((pair) => lookAlike(pair.typed, pair.account));
	return seemAlike ? (unlike[0] ?? null) : null;
}

const mend = "Correct your name under Account, then sign.";

function accountRefusal(account: string): NameRefusal | null {
	if (account.trim() === "")
		return {
			code: "no_account_name",
			message: `Your account has no name yet, and a signature must bear it. ${mend}`,
		};
	const hidden = invisibleIn(account);
	if (hidden)
		return {
			code: "invisible",
			message: `Your account's name has a character that nobody sees (${hidden}). ${mend}`,
		};
	const stranger = strangerIn(account.normalize("NFC"));
	if (stranger)
		return {
			code: "look_alike",
			message: `In your account's name, the letter ${named(stranger)} stands among Latin letters and looks like one. ${mend}`,
		};
	return null;
}

/**
 * Why a typed name is not the account's, to its owner; null when it is. Case, the number of spaces
 * and the way of composing accents do not matter; every letter does.
 */
export function nameRefusal(typed: string, accountName: string | null): NameRefusal | null {
	const account = accountName ?? "";
	const ofAccount = accountRefusal(account);
	if (ofAccount) return ofAccount;
	const hidden = invisibleIn(typed);
	if (hidden)
		return {
			code: "invisible",
			message: `The name you typed has a character that nobody sees, or that turns the direction of writing (${hidden}). Type the name by hand instead of pasting it.`,
		};
	if (isSameName(typed, account)) return null;
	const pair = disguised(typed, account);
	if (pair)
		return {
			code: "look_alike",
			message: `The letter ${named(pair.typed)} of what you typed only looks like ${named(pair.account)} of your account's name. Type the name with one keyboard layout.`,
		};
	return {
		code: "different",
		message: `Your account's name is “${account.trim()}”, and you typed something else. Type it as it stands there, or correct your name under Account first.`,
	};
}
