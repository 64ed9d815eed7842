const largestPower = 22;
const powersOfTen = Float64Array.from({ length: largestPower + 1 }, (_, k) => Number(`1e${k}`));
const inversesOfTen = powersOfTen.map((power) => 1 / power);
const splitter = 2 ** 27 + 1;
const divisionError = 2 ** -95;

/**
 * (high * 10^more + low) * 10^exponent rounded once, or NaN when that takes more than this arithmetic. `high` and `low`
 * have at most 9 digits and `more` is at most 9. `inexact`: the significand is larger by less than 1.
 *
 * Where the significand fits a double and the power of ten is exact (up to 22), one multiplication or division is
 * correctly rounded (Clinger 1990). Otherwise the quotient is formed in double-double arithmetic (Dekker 1971,
 * Veltkamp's splitting) and taken when rounding with the error bound added and subtracted agrees (Ziv's test).
 */
export function scaled(
	high: number,
	low: number,
	more: number,
	exponent: number,
	inexact: boolean,
): number {
	if (exponent < -largestPower || exponent > largestPower) return Number.NaN;
	// Exact: 9 digits times a power of 5 up to 5^9 has at most 51 bits.
	const upper = high * (powersOfTen[more] ?? 0);
	const head = upper + low;
	const tail = low - (head - upper);
	const exact = tail === 0 && !inexact;
	if (exponent >= 0) return exact ? head * (powersOfTen[exponent] ?? 1) : Number.NaN;
	return exact
		? head / (powersOfTen[-exponent] ?? 1)
		: dividedByPower(head, tail, -exponent, inexact);
}

/** (head + tail) / 10^exponent rounded once, or NaN when the error bound cannot tell. `inexact`: up to 1 more in the numerator. */
function dividedByPower(head: number, tail: number, exponent: number, inexact: boolean): number {
	const inverse = inversesOfTen[exponent] ?? 0;
	const power = powersOfTen[exponent] ?? 1;
	// Off by two units in the last place at most; the remainder is exact and makes up for it.
	const quotient = head * inverse;
	const a = splitter * quotient;
	const quotientHigh = a - (a - quotient);
	const quotientLow = quotient - quotientHigh;
	const b = splitter * power;
	const powerHigh = b - (b - power);
	const powerLow = power - powerHigh;
	const product = quotient * power;
	const productError =
		quotientHigh * powerHigh -
		product +
		quotientHigh * powerLow +
		quotientLow * powerHigh +
		quotientLow * powerLow;
	const correction = (head - product - productError + tail) * inverse;
	const error = quotient * divisionError;
	const low = quotient + (correction - error);
	const high = quotient + (correction + error + (inexact ? 2 * inverse : 0));
	return low === high ? low : Number.NaN;
}
