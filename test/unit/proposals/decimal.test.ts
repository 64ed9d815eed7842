import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { DecimalReader } from "#lib/proposals/decimal.ts";
import { malformed, needMore } from "#lib/proposals/tokens.ts";

const reader = new DecimalReader();

/** The value read from a text that a comma and padding follow, as in the middle of a file, and at the end of one. */
function read(text: string): number {
	const bytes = new TextEncoder().encode(`${text},${" ".repeat(40)}`);
	assert.equal(reader.read(bytes, 0, bytes.length, false), text.length, text);
	const inside = reader.value;
	assert.equal(reader.read(bytes, 0, text.length, true), text.length, text);
	assert(Object.is(reader.value, inside), `${text} at the end of the file`);
	return inside;
}

function assertExact(text: string) {
	const expected = Number(text);
	assert(Object.is(read(text), expected), `${text}: ${reader.value} and not ${expected}`);
}

const digits = (min: number, max: number) =>
	fc
		.array(fc.integer({ min: 0, max: 9 }), { minLength: min, maxLength: max })
		.map((d) => d.join(""));
const whole = digits(0, 25).map((text) => text.replace(/^0+/, "") || "0");
const sign = fc.constantFrom("", "-");
const exponent = fc.oneof(
	fc.constant(""),
	fc
		.tuple(
			fc.constantFrom("e", "E"),
			fc.constantFrom("", "+", "-"),
			fc.oneof(
				fc.integer({ min: 0, max: 30 }),
				fc.integer({ min: 0, max: 400 }),
				fc.constant(99999999999),
			),
		)
		.map((parts) => parts.join("")),
);
const fraction = fc.oneof(
	fc.constant(""),
	digits(1, 30).map((text) => `.${text}`),
);

test("any JSON number reads as Number() reads it", () => {
	fc.assert(
		fc.property(sign, whole, fraction, exponent, (...parts) => assertExact(parts.join(""))),
		{ numRuns: 60_000, seed: 1 },
	);
});

test("every double reads back from its shortest text and from 17 digits", () => {
	fc.assert(
		fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
			assertExact(String(value).replace("e+", "e"));
			assertExact(value.toExponential(16));
		}),
		{ numRuns: 30_000, seed: 2 },
	);
});

test("seconds and scores as networks write them read as Number() reads them", () => {
	fc.assert(
		fc.property(
			fc.double({ min: 0, max: 1000, noNaN: true }),
			fc.integer({ min: 1, max: 20 }),
			(value, places) => {
				assertExact(String(value));
				assertExact(value.toFixed(places));
				assertExact(String(Math.fround(value)));
			},
		),
		{ numRuns: 30_000, seed: 3 },
	);
});

test("numbers half way between two doubles, and a hair beside, round as Number() rounds them", () => {
	fc.assert(
		fc.property(
			fc.bigInt({ min: 2n ** 52n, max: 2n ** 53n - 1n }),
			fc.integer({ min: 1, max: 12 }),
			(significand, shift) => {
				// (2 s + 1) / 2^(shift + 1) lies half way between two doubles and has a finite decimal expansion.
				const scale = 10n ** BigInt(shift + 1);
				const scaledUp = ((2n * significand + 1n) * scale) / 2n ** BigInt(shift + 1);
				for (const text of [scaledUp - 1n, scaledUp, scaledUp + 1n].map(String)) {
					const point = text.length - shift - 1;
					assertExact(`${text.slice(0, point)}.${text.slice(point)}`);
					assertExact(`${text.slice(0, point)}.${text.slice(point)}${"0".repeat(30)}1`);
				}
			},
		),
		{ numRuns: 5000, seed: 4 },
	);
});

test("subnormals, the ends of the range, long tails and huge exponents read as Number() reads them", () => {
	const texts = [
		"0",
		"-0",
		"0.0",
		"-0.0e5",
		"0e999999999999",
		"5e-324",
		"2.4703282292062327e-324",
		"2.4703282292062328e-324",
		"2.2250738585072011e-308",
		"2.2250738585072014e-308",
		"1.7976931348623157e308",
		"1.7976931348623159e308",
		"1e309",
		"-1e309",
		"1e-400",
		"123456789012345678",
		"999999999999999999",
		"9007199254740993",
		"9007199254740993.0",
		"0.999999999999999999",
		"0.9999999999999999999999",
		"1.0000000000000001110223024625156541",
		"1.00000000000000011102230246251565404236316680908203125",
		"1.00000000000000011102230246251565404236316680908203124",
		"1.00000000000000011102230246251565404236316680908203126",
		`0.${"0".repeat(400)}1`,
		`1${"0".repeat(400)}`,
		`1${"0".repeat(400)}e-400`,
		`0.${"0".repeat(400)}1e401`,
		`0.${"1234567890".repeat(80)}`,
		`${"9".repeat(330)}.5`,
		"1e00000000000000000000000000001",
	];
	for (const text of texts) assertExact(text);
});

test("a number that the window cuts asks for more, and one that is no JSON number is refused", () => {
	const readAll = (text: string, last: boolean) => {
		const bytes = new TextEncoder().encode(text);
		return reader.read(bytes, 0, bytes.length, last);
	};
	for (const cut of ["-", "1", "1.", "1.5", "1.5e", "1.5e-", "1.5e-3", "0"]) {
		assert.equal(readAll(cut, false), needMore, cut);
	}
	for (const wrong of [
		"-",
		"1.",
		"1.e5",
		"1e",
		"1e+",
		".5",
		"+1",
		"01",
		"00",
		"-01.5",
		"-a",
		"1.e",
	]) {
		assert.equal(readAll(wrong, true), malformed, wrong);
		assert.equal(readAll(`${wrong}${" ".repeat(40)}`, false), malformed, wrong);
	}
});
