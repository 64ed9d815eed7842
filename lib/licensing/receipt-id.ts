import { randomBytes } from "node:crypto";

/** Crockford's base32: no I, L, O or U, which are misread or spell things. */
const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const length = 12;
/** Crockford's modulus: any one wrong character and any two swapped ones are noticed. */
const checkModulus = 37;

const checkOf = (body: string): number =>
	[...body].reduce(
		(rest, digit) => (rest * digits.length + digits.indexOf(digit)) % checkModulus,
		0,
	);

const grouped = (plain: string): string =>
	`${plain.slice(0, 4)}-${plain.slice(4, 8)}-${plain.slice(8)}`;

/**
 * A new name for a receipt, for instance "7K2M-Q9XC-4TNBV": 60 random bits and a check character.
 * Bodies whose check would not be one of the 32 digits are passed over.
 */
export function newReceiptId(): string {
	for (;;) {
		const body = [...randomBytes(length)].map((byte) => digits[byte % digits.length]).join("");
		const check = digits[checkOf(body)];
		if (check !== undefined) return grouped(body + check);
	}
}

/**
 * A receipt's name as somebody typed it, in its one spelling: either case, O for 0, I and L for 1,
 * hyphens and spaces as they like. Null when it is not one, or has a mistake.
 */
export function readReceiptId(typed: string): string | null {
	const plain = typed
		.toUpperCase()
		.replace(/[\s-]/g, "")
		.replaceAll("O", "0")
		.replace(/[IL]/g, "1");
	if (!/^[0-9A-HJKMNP-TV-Z]{13}$/.test(plain)) return null;
	return digits[checkOf(plain.slice(0, length))] === plain.at(-1) ? grouped(plain) : null;
}
