import { ignored, label, score, segment } from "./roles.ts";
import { decodeText } from "./text.ts";

/** With the quotes. */
export const segmentNameBytes = 9;
export const scoreNameBytes = 7;

const roles: ReadonlyMap<string, number> = new Map([
	["segment", segment],
	["score", score],
	["label", label],
]);

/** What the member of this name is to be, quotes included in the range. */
export function proposalMember(
	bytes: Uint8Array,
	from: number,
	to: number,
	escaped: boolean,
): number {
	if (escaped) {
		const name = decodeText(bytes, from, to, escaped);
		return roles.get(name) ?? ignored;
	}
	if (to - from === segmentNameBytes && isSegmentName(bytes, from)) return segment;
	if (to - from !== scoreNameBytes) return ignored;
	if (isScoreName(bytes, from)) return score;
	return isLabelName(bytes, from) ? label : ignored;
}

// Spelled out, because a loop over nine letters takes as long as a number does.
export function isSegmentName(bytes: Uint8Array, at: number): boolean {
	return (
		bytes[at] === 0x22 &&
		bytes[at + 1] === 0x73 &&
		bytes[at + 2] === 0x65 &&
		bytes[at + 3] === 0x67 &&
		bytes[at + 4] === 0x6d &&
		bytes[at + 5] === 0x65 &&
		bytes[at + 6] === 0x6e &&
		bytes[at + 7] === 0x74 &&
		bytes[at + 8] === 0x22
	);
}

export function isScoreName(bytes: Uint8Array, at: number): boolean {
	return (
		bytes[at] === 0x22 &&
		bytes[at + 1] === 0x73 &&
		bytes[at + 2] === 0x63 &&
		bytes[at + 3] === 0x6f &&
		bytes[at + 4] === 0x72 &&
		bytes[at + 5] === 0x65 &&
		bytes[at + 6] === 0x22
	);
}

/** To be asked of names that are as long. */
function isLabelName(bytes: Uint8Array, at: number): boolean {
	return (
		bytes[at + 1] === 0x6c &&
		bytes[at + 2] === 0x61 &&
		bytes[at + 3] === 0x62 &&
		bytes[at + 4] === 0x65 &&
		bytes[at + 5] === 0x6c
	);
}
