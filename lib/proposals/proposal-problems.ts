import type { Place, Places } from "./places.ts";
import { type ErrorCode, type ProblemLog, pointerTo, type WarningCode } from "./problem.ts";

/** Says what is wrong with the proposal at hand, or worth knowing about it. Positions are in the window. */
export class ProposalProblems {
	/** Whether this proposal may be kept: false once something is wrong with it. */
	sound = true;
	readonly #problems: ProblemLog;
	readonly #places: Places;
	readonly #pointer: () => string;

	/** `pointer`: to the proposal at hand. */
	constructor(problems: ProblemLog, places: Places, pointer: () => string) {
		this.#problems = problems;
		this.#places = places;
		this.#pointer = pointer;
	}

	notAnObject(at: number): void {
		this.#error(
			"proposal-not-an-object",
			[],
			this.#at(at),
			() => 'A proposal is an object such as {"segment": [1.5, 3.2], "score": 0.9}.',
		);
	}

	repeated(name: "segment" | "score" | "label", at: number): void {
		this.#error(
			"member-repeated",
			[name],
			this.#at(at),
			() =>
				`This proposal has "${name}" twice. Programs differ in which one they take, so keep one.`,
		);
	}

	badBound(index: number, at: number): void {
		this.#error(
			"segment-not-two-numbers",
			["segment", index],
			this.#at(at),
			() => "The onset and the offset of a segment are finite numbers of seconds.",
		);
	}

	notASegment(at: number): void {
		this.#error(
			"segment-not-two-numbers",
			["segment"],
			this.#at(at),
			() => "A segment is an array of two numbers, onset and offset in seconds.",
		);
	}

	notTwoBounds(found: number): void {
		this.#error(
			"segment-not-two-numbers",
			["segment"],
			this.#segmentPlace,
			() =>
				`A segment is an array of two numbers, onset and offset in seconds; this one has ${found}.`,
		);
	}

	reversed(onset: number, offset: number): void {
		this.#error(
			"segment-reversed",
			["segment"],
			this.#segmentPlace,
			() =>
				`This segment ends at ${offset} s, before it begins at ${onset} s. Write the onset first.`,
		);
	}

	withoutLength(onset: number): void {
		this.#warning(
			"zero-length-segment",
			["segment"],
			this.#segmentPlace,
			() =>
				`This segment begins and ends at ${onset} s. It can recall nothing, and it uses up budget.`,
		);
	}

	beforeStart(onset: number): void {
		this.#warning(
			"segment-before-start",
			["segment"],
			this.#segmentPlace,
			() => `This segment begins at ${onset} s, before the video does. It is scored as given.`,
		);
	}

	afterEnd(offset: number, duration: number): void {
		this.#warning(
			"segment-after-end",
			["segment"],
			this.#segmentPlace,
			() =>
				`This segment ends at ${offset} s, after the video, which is ${duration} s long. It is scored as given.`,
		);
	}

	badScore(at: number): void {
		this.#error(
			"score-not-a-number",
			["score"],
			this.#at(at),
			() => "A score is one finite number.",
		);
	}

	unusualScore(score: number, at: number): void {
		this.#warning(
			"score-outside-unit-interval",
			["score"],
			this.#at(at),
			() =>
				`The score ${score} is outside 0 to 1. Only the order of scores within a video counts, so it is taken as it is.`,
		);
	}

	equalScores(score: number): void {
		this.#warning(
			"equal-scores",
			[],
			this.#proposalPlace,
			() =>
				`The score ${score} occurs more than once in this video. Equal scores rank in the order of the file.`,
		);
	}

	noSegment(): void {
		this.#error(
			"segment-missing",
			[],
			this.#proposalPlace,
			() => 'This proposal has no "segment". Give it two numbers, onset and offset in seconds.',
		);
	}

	noScore(): void {
		this.#error(
			"score-missing",
			[],
			this.#proposalPlace,
			() => 'This proposal has no "score". Give it a finite number; proposals are ranked by it.',
		);
	}

	badLabel(at: number): void {
		this.#error(
			"label-not-a-text",
			["label"],
			this.#at(at),
			() => "A label is a text: the name of what the proposal is of.",
		);
	}

	noLabel(): void {
		this.#error(
			"label-missing",
			[],
			this.#proposalPlace,
			() =>
				'This proposal has no "label". Give it the name of what it is of; each is scored apart.',
		);
	}

	tooMany(most: number): void {
		this.#error(
			"too-many-proposals",
			[],
			this.#proposalPlace,
			() => `This video has more than ${most} proposals. Keep the ${most} with the highest scores.`,
		);
	}

	readonly #proposalPlace = () => this.#places.proposal();
	readonly #segmentPlace = () => this.#places.segment();
	readonly #at = (position: number) => () => this.#places.at(position);

	#error(
		code: ErrorCode,
		steps: readonly (string | number)[],
		place: () => Place,
		message: () => string,
	): void {
		this.sound = false;
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

	#text(steps: readonly (string | number)[], place: () => Place, message: () => string) {
		return { pointer: this.#pointer() + pointerTo(...steps), ...place(), message: message() };
	}
}
