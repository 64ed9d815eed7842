import type { Proposals } from "#lib/scoring/index.ts";
import { Columns } from "./columns.ts";
import type { CommonProposal } from "./common-proposal.ts";
import type { JsonEvents, JsonWord } from "./json-events.ts";
import { fileStart, type Place, type Places } from "./places.ts";
import type { ErrorCode, ProblemLog } from "./problem.ts";
import { proposalMember } from "./proposal-members.ts";
import {
	bound,
	details,
	document,
	documentMember,
	elementOf,
	externalData,
	externalMember,
	ignored,
	label,
	list,
	otherKinds,
	proposal,
	results,
	score,
	scoreThreshold,
	segment,
	used,
	version,
} from "./roles.ts";
import type { SubmissionRules } from "./rules.ts";
import { HeaderReader, type SubmissionHeader } from "./submission-header.ts";
import { decodeText } from "./text.ts";
import { VideoList } from "./video-list.ts";
import { VideoReader } from "./video-reader.ts";

/** Gives the JSON its meaning: takes what the scanner comes upon, fills columns and notes problems. */
export class SubmissionReader implements JsonEvents {
	readonly #problems: ProblemLog;
	readonly #places: Places;
	readonly #columns: Columns;
	readonly #readsLabels: boolean;
	readonly #readsScoreThreshold: boolean;
	readonly #header = new HeaderReader();
	readonly #video: VideoReader;
	readonly #videos: VideoList;
	/** What the next value is to be. */
	#role = document;
	#depth = 0;
	/** What each open container is, from 1. */
	readonly #open = new Uint8Array(64);
	#hasResults = false;
	#resultsPlace: Place = fileStart;
	#isObject = true;

	constructor(rules: SubmissionRules, problems: ProblemLog, places: Places) {
		this.#problems = problems;
		this.#places = places;
		this.#videos = new VideoList(rules, problems, places);
		this.#readsLabels = rules.labels === "optional" || rules.labels === "required";
		this.#readsScoreThreshold = rules.scoreThreshold === true;
		this.#columns = new Columns(this.#readsLabels);
		this.#video = new VideoReader(this.#columns, problems, places, {
			maxProposals: rules.maxProposalsPerVideo,
			needsLabels: rules.labels === "required",
		});
	}

	/** Whether the string at hand is to be handed over whole. */
	get keepsText(): boolean {
		return this.#role === version || this.#role === details || this.#role === label;
	}

	get wantsProposal(): boolean {
		return this.#role === proposal;
	}

	get proposals(): Proposals {
		const { proposals } = this.#columns;
		const { scoreThreshold: least } = this.#header;
		return least === undefined ? proposals : { ...proposals, scoreThreshold: least };
	}

	get header(): SubmissionHeader {
		return this.#header.header;
	}

	/** The innermost place that has a meaning, for what is wrong with the JSON itself. */
	get pointer(): string {
		const open = this.#open.subarray(1, this.#depth + 1);
		if (open.includes(proposal))
			return this.#video.pointer + (open.includes(segment) ? "/segment" : "");
		return this.#pointerTo([list, results].find((role) => open.includes(role)) ?? document);
	}

	#pointerTo(role: number): string {
		if (role === list) return this.#videos.pointer;
		if (role === scoreThreshold) return "/score_threshold";
		return role === results ? "/results" : "";
	}

	proposal(common: CommonProposal, at: number): void {
		this.#video.common(common, at);
	}

	beginObject(at: number): void {
		let role = this.#role;
		if (role === proposal) this.#video.beginProposal(at);
		else if (role === externalData) this.#header.hasExternalData = true;
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
		else if (this.#role === scoreThreshold) this.#scoreThreshold(value, at);
		else if (this.#role !== ignored) this.#mistyped(at);
	}

	/** A string that `keepsText` asked for, quotes included in the range. */
	text(bytes: Uint8Array, from: number, to: number, escaped: boolean): void {
		// Half a surrogate pair is allowed in a JSON value, but no database takes it.
		const text = decodeText(bytes, from, to, escaped).replaceAll(/\p{Surrogate}/gu, "\ufffd");
		if (this.#role === label) this.#video.label(text);
		else if (this.#role === version) this.#header.version = text;
		else this.#header.details = text;
	}

	otherText(at: number): void {
		this.#mistyped(at);
	}

	word(word: JsonWord, at: number): void {
		if (this.#role === used) this.#header.used = word === "true";
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
		this.#header.warn(this.#problems);
		this.#videos.warn(this.#columns.count, this.#resultsPlace);
	}

	#beginVideo(id: string, at: number): void {
		this.#videos.begin(id, at);
		this.#video.begin(id, this.#videos.durationSeconds);
	}

	#documentMember(name: string, at: number): number {
		const role = documentMember(name);
		if (role === version) this.#header.hasVersion = true;
		if (role === results) this.#beginResults(at);
		return role === scoreThreshold ? this.#beginScoreThreshold(at) : role;
	}

	#beginResults(at: number): void {
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
	}

	#beginScoreThreshold(at: number): number {
		if (!this.#readsScoreThreshold) return ignored;
		if (this.#header.hasScoreThreshold) {
			const message = 'The file has "score_threshold" twice. Keep one.';
			this.#error("member-repeated", "/score_threshold", at, message);
		}
		this.#header.hasScoreThreshold = true;
		return scoreThreshold;
	}

	#scoreThreshold(value: number, at: number): void {
		if (Number.isFinite(value)) this.#header.scoreThreshold = value;
		else this.#otherKind(scoreThreshold, at);
	}

	#proposalMember(bytes: Uint8Array, from: number, to: number, escaped: boolean): number {
		const role = proposalMember(bytes, from, to, escaped);
		if (role === segment) this.#video.name("segment", from);
		else if (role === score) this.#video.name("score", from);
		else if (role === label) return this.#labelMember(from);
		return role;
	}

	#labelMember(at: number): number {
		if (!this.#readsLabels) return ignored;
		this.#video.labelName(at);
		return label;
	}

	/** A value of another kind than its place wants. What nobody asked for may be anything. */
	#mistyped(at: number): void {
		const role = this.#role;
		if (role === proposal) this.#video.notAnObject(at);
		else if (role === segment) this.#video.notASegment(at);
		else if (role === bound) this.#video.badBound(at);
		else if (role === score) this.#video.badScore(at);
		else if (role === label) this.#video.badLabel(at);
		else this.#otherKind(role, at);
	}

	#otherKind(role: number, at: number): void {
		const found = otherKinds.get(role);
		if (!found) return;
		if (role === document) this.#isObject = false;
		this.#error(found.code, this.#pointerTo(role), at, found.message);
	}

	#error(code: ErrorCode, pointer: string, at: number, message: string): void {
		this.#problems.error(code, () => ({ pointer, ...this.#places.at(at), message }));
	}
}
