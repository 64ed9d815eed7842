import type { CommonProposal } from "./common-proposal.ts";

/** Who is told what the scanner comes upon. Positions are in the window, and ranges of text include the quotes. */
export interface JsonEvents {
	/** Whether the string at hand is to be handed over whole. */
	readonly keepsText: boolean;
	/** Whether the value at hand is to be a proposal, which may then come whole. */
	readonly wantsProposal: boolean;
	proposal(common: CommonProposal, at: number): void;
	beginObject(at: number): void;
	beginArray(at: number): void;
	/** The innermost object or array is complete. */
	end(): void;
	name(bytes: Uint8Array, from: number, to: number, escaped: boolean): void;
	number(value: number, at: number): void;
	text(bytes: Uint8Array, from: number, to: number, escaped: boolean): void;
	/** A string that is not kept begins. */
	otherText(at: number): void;
	word(word: JsonWord, at: number): void;
}

export type JsonWord = "true" | "false" | "null";
