import type { Proposals } from "#lib/scoring/index.ts";
import { Columns } from "./columns.ts";
import type { CommonProposal } from "./common-proposal.ts";
import type { JsonEvents } from "./json-scanner.ts";
import type { Place, Places } from "./places.ts";
import type { ErrorCode, ProblemLog, WarningCode } from "./problem.ts";
import type { SubmissionRules } from "./rules.ts";
import { decodeText } from "./text.ts";
import { VideoList } from "./video-list.ts";
import { VideoReader } from "./video-reader.ts";

/** What a submission says of itself besides its proposals. */
export interface SubmissionHeader {
	readonly version?: string | undefined;
	readonly externalData?: { readonly used: boolean; readonly details: string } | undefined;
}

// What the value at hand is to be. Each container knows what its members or elements are.
const document = 0;
const version = 1;
const results = 2;
const externalData = 3;
const used = 4;
const details = 5;
const list = 6;
const proposal = 7;
const segment = 8;
const bound = 9;
const score = 10;
const ignored = 11;

const fileStart: Place = { line: 1, column: 1 };

/** Gives the JSON its meaning: takes what the scanner comes upon, fills columns and notes problems. */
export class SubmissionReader implements JsonEvents {
	readonly #problems: ProblemLog;
	readonly #places: Places;
	readonly #columns = new Columns();
	readonly #video: VideoReader;
	readonly #videos: VideoList;
	/** What the next value is to be. */
	#role = document;
	#depth = 0;
	/** What each open container is, from 1. */
	readonly #open = new Uint8Array(64);
	#version: string | undefined;
	#hasVersion = false;
	#hasExternalData = false;
	#used = false;
	#details = "";
	#hasResults = false;
	#resultsPlace: Place = fileStart;
	#isObject = true;

	constructor(rules: SubmissionRules, problems: ProblemLog, places: Places) {
		this.#problems = problems;
		this.#places = places;
		this.#videos = new VideoList(rules, problems, places);
		const limit = rules.maxProposalsPerVideo;
		this.#video = new VideoReader(this.#columns, problems, places, limit);
	}

	/** Whether the string at hand is to be handed over whole. */
	get keepsText(): boolean {
		return this.#role === version || this.#role === details;
	}

	get wantsProposal(): boolean {
		return this.#role === proposal;
	}

	get proposals(): Proposals {
		return this.#columns.proposals;
	}

	get header(): SubmissionHeader {
		return {
			version: this.#version,
			externalData: this.#hasExternalData
				? { used: this.#used, details: this.#details }
				: undefined,
		};
	}

	/** The innermost place that has a meaning, for what is wrong with the JSON itself. */
	get pointer(): string {
		const open = this.#open.subarray(1, this.#depth + 1);
		if (open.includes(proposal))
			return this.#video.pointer + (open.includes(segment) ? "/segment" : "");
		if (open.includes(list)) return this.#videos.pointer;
		return open.includes(results) ? "/results" : "";
	}

	proposal(common: CommonProposal, at: number): void {
		this.#video.common(common, at);
	}

	beginObject(at: number): void {
		let role = this.#role;
		if (role === proposal) this.#video.beginProposal(at);
		else if (role === externalData) this.#hasExternalData = true;
		else if (role !== document && role !== results) {
			this.#mistyped(at);
			role = ignored;
		}
		this.#push(role);
	}

	beginArray(at: number): void {
		let role = this.#role;
		if (role === segment) this.#video.beginSegment(at);
		else if (role !== list) {
			this.#mistyped(at);
			role = ignored;
		}
		this.#push(role);
	}

	#push(role: number): void {
		this.#depth++;
		this.#open[this.#depth] = role;
		this.#role = elementOf(role);
	}

	end(): void {
		const role = this.#open[this.#depth] ?? ignored;
		if (role === segment) this.#video.endSegment();
		else if (role === proposal) this.#video.endProposal();
		else if (role === list) this.#endList();
		this.#depth--;
		this.#role = elementOf(this.#open[this.#depth] ?? ignored);
	}

	#endList(): void {
		this.#video.end();
		this.#videos.end(this.#video.proposals);
	}

	/** A member name of the container at hand, quotes included in the range. */
	name(bytes: Uint8Array, from: number, to: number, escaped: boolean): void {
		switch (this.#open[this.#depth]) {
			case proposal:
				this.#role = this.#proposalMember(bytes, from, to, escaped);
				break;
			case results:
				this.#role = list;
				this.#beginVideo(decodeText(bytes, from, to, escaped), from);
				break;
			case document:
				this.#role = this.#documentMember(decodeText(bytes, from, to, escaped), from);
				break;
			case externalData:
				this.#role = externalMember(decodeText(bytes, from, to, escaped));
				break;
			default:
				this.#role = ignored;
		}
	}

	number(value: number, at: number): void {
		if (this.#role === bound) this.#video.bound(value, at);
		else if (this.#role === score) this.#video.score(value, at);
		else if (this.#role !== ignored) this.#mistyped(at);
	}

	/** A string that `keepsText` asked for, quotes included in the range. */
	text(bytes: Uint8Array, from: number, to: number, escaped: boolean): void {
		// Half a surrogate pair is allowed in a JSON value, but no database takes it.
		const text = decodeText(bytes, from, to, escaped).replaceAll(/\p{Surrogate}/gu, "\ufffd");
		if (this.#role === version) this.#version = text;
		else this.#details = text;
	}

	otherText(at: number): void {
		this.#mistyped(at);
	}

	word(word: "true" | "false" | "null", at: number): void {
		if (this.#role === used) this.#used = word === "true";
		else this.#mistyped(at);
	}

	/** What can only be said once the whole file is known. */
	finish(): void {
		if (!this.#isObject) return;
		if (!this.#hasResults) {
			this.#problems.error("results-missing", () => ({
				pointer: "",
				...fileStart,
				message:
					'The file has no member "results", an object that gives each video its list of proposals.',
			}));
			return;
		}
		this.#warnOfHeader();
		this.#videos.warn(this.#columns.count, this.#resultsPlace);
	}

	#warnOfHeader(): void {
		const warn = (code: WarningCode, message: string) =>
			this.#problems.warning(code, () => ({ pointer: "", ...fileStart, message }));
		if (!this.#hasVersion) {
			warn(
				"version-missing",
				'The file has no member "version". Other evaluation servers ask for it, for example "VERSION 1.3".',
			);
		}
		if (!this.#hasExternalData) {
			warn(
				"external-data-missing",
				'The file has no member "external_data" that says whether other data was used: {"used": false, "details": ""}.',
			);
		}
	}

	#beginVideo(id: string, at: number): void {
		this.#videos.begin(id, at);
		this.#video.begin(id, this.#videos.durationSeconds);
	}

	#documentMember(name: string, at: number): number {
		if (name === "version") {
			this.#hasVersion = true;
			return version;
		}
		if (name === "external_data") return externalData;
		if (name !== "results") return ignored;
		if (this.#hasResults) {
			this.#error(
				"member-repeated",
				"/results",
				at,
				'The file has "results" twice. Programs differ in which one they take, so keep one.',
			);
		}
		this.#hasResults = true;
		this.#resultsPlace = this.#places.at(at);
		return results;
	}

	#proposalMember(bytes: Uint8Array, from: number, to: number, escaped: boolean): number {
		if (!escaped && to - from === 9 && spells(bytes, from + 1, segmentName)) {
			this.#video.name("segment", from);
			return segment;
		}
		if (!escaped && to - from === 7 && spells(bytes, from + 1, scoreName)) {
			this.#video.name("score", from);
			return score;
		}
		return escaped ? this.#escapedMember(decodeText(bytes, from, to, true), from) : ignored;
	}

	#escapedMember(name: string, at: number): number {
		if (name !== "segment" && name !== "score") return ignored;
		this.#video.name(name, at);
		return name === "segment" ? segment : score;
	}

	/** A value of another kind than its place wants. What nobody asked for may be anything. */
	#mistyped(at: number): void {
		const role = this.#role;
		if (role === proposal) this.#video.notAnObject(at);
		else if (role === segment) this.#video.notASegment(at);
		else if (role === bound) this.#video.badBound(at);
		else if (role === score) this.#video.badScore(at);
		else if (role <= list) this.#mistypedAbove(role, at);
	}

	#mistypedAbove(role: number, at: number): void {
		if (role === document) {
			this.#isObject = false;
			this.#error(
				"not-an-object",
				"",
				at,
				'The file is to be one JSON object: {"version": "…", "results": {…}, "external_data": {…}}.',
			);
		} else if (role === results) {
			this.#error(
				"results-not-an-object",
				"/results",
				at,
				'"results" is to be an object that gives each video its list of proposals.',
			);
		} else if (role === list) {
			this.#error(
				"list-not-an-array",
				this.#videos.pointer,
				at,
				"The proposals of a video are to be an array, which may be empty.",
			);
		}
	}

	#error(code: ErrorCode, pointer: string, at: number, message: string): void {
		this.#problems.error(code, () => ({
			pointer,
			...this.#places.at(at),
			message,
		}));
	}
}

const segmentName = [..."segment"].map((letter) => letter.charCodeAt(0));
const scoreName = [..."score"].map((letter) => letter.charCodeAt(0));

function spells(bytes: Uint8Array, from: number, letters: readonly number[]): boolean {
	for (let i = 0; i < letters.length; i++) if (bytes[from + i] !== letters[i]) return false;
	return true;
}

function elementOf(container: number): number {
	if (container === list) return proposal;
	return container === segment ? bound : ignored;
}

function externalMember(name: string): number {
	if (name === "used") return used;
	return name === "details" ? details : ignored;
}
