import type { Columns } from "./columns.ts";
import type { CommonProposal } from "./common-proposal.ts";
import type { Place, Places } from "./places.ts";
import { type ErrorCode, type ProblemLog, pointerTo, type WarningCode } from "./problem.ts";
import { ScoreSet } from "./score-set.ts";

/** Judges the proposals of one video after another and adds the sound ones to the columns. Positions are in the window. */
export class VideoReader {
	/** Proposals begun in this video, sound or not. */
	proposals = 0;
	readonly #columns: Columns;
	readonly #problems: ProblemLog;
	readonly #places: Places;
	readonly #maxProposals: number;
	readonly #scores = new ScoreSet();
	#id = "";
	#duration = Number.MAX_VALUE;
	#equalScoresKnown = false;
	#hasSegment = false;
	#hasScore = false;
	/** Whether this proposal may be kept: false once something is wrong with it. */
	#sound = true;
	#bounds = 0;
	#boundsSound = true;
	#onset = 0;
	#offset = 0;
	#score = 0;

	constructor(columns: Columns, problems: ProblemLog, places: Places, maxProposals: number) {
		this.#columns = columns;
		this.#problems = problems;
		this.#places = places;
		this.#maxProposals = maxProposals;
	}

	begin(id: string, durationSeconds: number | undefined): void {
		this.#id = id;
		this.#duration = durationSeconds ?? Number.MAX_VALUE;
		this.proposals = 0;
		this.#equalScoresKnown = false;
		this.#scores.clear();
	}

	end(): void {
		this.#columns.endVideo(this.#id);
	}

	/** A whole proposal. When there is nothing to say about it, it is kept at once. */
	common(proposal: CommonProposal, at: number): void {
		const { onset, offset, score } = proposal;
		const room = this.proposals < this.#maxProposals && !this.#columns.full;
		const inside = onset >= 0 && onset < offset && offset <= this.#duration;
		if (room && inside && score >= 0 && score <= 1 && this.#scores.add(score)) {
			this.proposals++;
			this.#columns.add(onset, offset, score);
		} else this.#byParts(proposal, at);
	}

	// The same steps as when the parts come one by one, in the order of the file.
	#byParts(proposal: CommonProposal, at: number): void {
		const scoreFirst = proposal.scoreAt < proposal.segmentAt;
		this.beginProposal(at);
		this.#hasSegment = true;
		this.#hasScore = true;
		if (scoreFirst) this.score(proposal.score, proposal.scoreAt);
		this.beginSegment(proposal.segmentAt);
		this.bound(proposal.onset, proposal.onsetAt);
		this.bound(proposal.offset, proposal.offsetAt);
		this.endSegment();
		if (!scoreFirst) this.score(proposal.score, proposal.scoreAt);
		this.endProposal();
	}

	beginProposal(at: number): void {
		this.#places.markProposal(at);
		this.proposals++;
		this.#hasSegment = false;
		this.#hasScore = false;
		this.#sound = true;
		if (this.proposals > this.#maxProposals) this.#tooMany();
	}

	notAnObject(at: number): void {
		this.proposals++;
		this.#error(
			"proposal-not-an-object",
			[],
			() => this.#places.at(at),
			() => 'A proposal is an object such as {"segment": [1.5, 3.2], "score": 0.9}.',
		);
	}

	/** The name "segment" or "score" in a proposal. */
	name(name: "segment" | "score", at: number): void {
		const repeated = name === "segment" ? this.#hasSegment : this.#hasScore;
		if (name === "segment") this.#hasSegment = true;
		else this.#hasScore = true;
		if (!repeated) return;
		this.#error(
			"member-repeated",
			[name],
			() => this.#places.at(at),
			() =>
				`This proposal has "${name}" twice. Programs differ in which one they take, so keep one.`,
		);
	}

	beginSegment(at: number): void {
		this.#places.markSegment(at);
		this.#bounds = 0;
		this.#boundsSound = true;
	}

	bound(value: number, at: number): void {
		if (!Number.isFinite(value)) {
			this.badBound(at);
			return;
		}
		if (this.#bounds === 0) this.#onset = value;
		else this.#offset = value;
		this.#bounds++;
	}

	badBound(at: number): void {
		this.#boundsSound = false;
		this.#error(
			"segment-not-two-numbers",
			["segment", this.#bounds],
			() => this.#places.at(at),
			() => "The onset and the offset of a segment are finite numbers of seconds.",
		);
		this.#bounds++;
	}

	notASegment(at: number): void {
		this.#error(
			"segment-not-two-numbers",
			["segment"],
			() => this.#places.at(at),
			() => "A segment is an array of two numbers, onset and offset in seconds.",
		);
	}

	endSegment(): void {
		if (this.#bounds !== 2) {
			const found = this.#bounds;
			this.#error(
				"segment-not-two-numbers",
				["segment"],
				this.#segmentPlace,
				() =>
					`A segment is an array of two numbers, onset and offset in seconds; this one has ${found}.`,
			);
			return;
		}
		if (!this.#boundsSound) return;
		if (this.#offset <= this.#onset) this.#notForward();
		if (this.#onset < 0 || this.#offset > this.#duration) this.#outside();
	}

	score(value: number, at: number): void {
		if (!Number.isFinite(value)) {
			this.badScore(at);
			return;
		}
		this.#score = value;
		if (value >= 0 && value <= 1) return;
		this.#warning(
			"score-outside-unit-interval",
			["score"],
			() => this.#places.at(at),
			() =>
				`The score ${value} is outside 0 to 1. Only the order of scores within a video counts, so it is taken as it is.`,
		);
	}

	badScore(at: number): void {
		this.#error(
			"score-not-a-number",
			["score"],
			() => this.#places.at(at),
			() => "A score is one finite number.",
		);
	}

	endProposal(): void {
		if (!this.#hasSegment) {
			this.#error(
				"segment-missing",
				[],
				this.#proposalPlace,
				() => 'This proposal has no "segment". Give it two numbers, onset and offset in seconds.',
			);
		}
		if (!this.#hasScore) {
			this.#error(
				"score-missing",
				[],
				this.#proposalPlace,
				() => 'This proposal has no "score". Give it a finite number; proposals are ranked by it.',
			);
		}
		if (this.#sound) this.#keep();
		this.#places.unmark();
	}

	#keep(): void {
		if (!this.#scores.add(this.#score) && !this.#equalScoresKnown) this.#equalScores();
		if (this.#columns.full) this.#columns.grow(this.#places.shareBehind);
		this.#columns.add(this.#onset, this.#offset, this.#score);
	}

	#notForward(): void {
		const onset = this.#onset;
		const offset = this.#offset;
		if (offset < onset) {
			this.#error(
				"segment-reversed",
				["segment"],
				this.#segmentPlace,
				() =>
					`This segment ends at ${offset} s, before it begins at ${onset} s. Write the onset first.`,
			);
		} else {
			this.#warning(
				"zero-length-segment",
				["segment"],
				this.#segmentPlace,
				() =>
					`This segment begins and ends at ${onset} s. It can recall nothing, and it uses up budget.`,
			);
		}
	}

	#outside(): void {
		const onset = this.#onset;
		const offset = this.#offset;
		if (onset < 0) {
			this.#warning(
				"segment-before-start",
				["segment"],
				this.#segmentPlace,
				() => `This segment begins at ${onset} s, before the video does. It is scored as given.`,
			);
		}
		if (offset > this.#duration) {
			const duration = this.#duration;
			this.#warning(
				"segment-after-end",
				["segment"],
				this.#segmentPlace,
				() =>
					`This segment ends at ${offset} s, after the video, which is ${duration} s long. It is scored as given.`,
			);
		}
	}

	#tooMany(): void {
		this.#sound = false;
		if (this.proposals > this.#maxProposals + 1) return;
		this.#error(
			"too-many-proposals",
			[],
			this.#proposalPlace,
			() =>
				`This video has more than ${this.#maxProposals} proposals. Keep the ${this.#maxProposals} with the highest scores.`,
		);
	}

	#equalScores(): void {
		this.#equalScoresKnown = true;
		const score = this.#score;
		this.#warning(
			"equal-scores",
			[],
			this.#proposalPlace,
			() =>
				`The score ${score} occurs more than once in this video. Equal scores rank in the order of the file.`,
		);
	}

	readonly #proposalPlace = () => this.#places.proposal();
	readonly #segmentPlace = () => this.#places.segment();

	#error(
		code: ErrorCode,
		steps: readonly (string | number)[],
		place: () => Place,
		message: () => string,
	): void {
		this.#sound = false;
		this.#problems.error(code, () => this.#text(steps, place, message));
	}

	#warning(
		code: WarningCode,
		steps: readonly (string | number)[],
		place: () => Place,
		message: () => string,
	): void {
		this.#problems.warning(code, () => this.#text(steps, place, message));
	}

	/** Of the proposal at hand. */
	get pointer(): string {
		return pointerTo("results", this.#id, this.proposals - 1);
	}

	#text(steps: readonly (string | number)[], place: () => Place, message: () => string) {
		return { pointer: this.pointer + pointerTo(...steps), ...place(), message: message() };
	}
}
