import type { Columns } from "./columns.ts";
import type { CommonProposal } from "./common-proposal.ts";
import type { Places } from "./places.ts";
import { type ProblemLog, pointerTo } from "./problem.ts";
import { ProposalProblems } from "./proposal-problems.ts";
import { ScoreSet } from "./score-set.ts";

/** Judges the proposals of one video after another and adds the sound ones to the columns. Positions are in the window. */
export class VideoReader {
	/** Proposals begun in this video, sound or not. */
	proposals = 0;
	readonly #columns: Columns;
	readonly #problems: ProposalProblems;
	readonly #places: Places;
	readonly #maxProposals: number;
	/** Up to how many proposals of a video may be kept at once when they come whole, which is without a label. */
	readonly #maxWhole: number;
	readonly #needsLabels: boolean;
	readonly #scores = new ScoreSet();
	#id = "";
	#duration = Number.MAX_VALUE;
	#equalScoresKnown = false;
	#hasSegment = false;
	#hasScore = false;
	#hasLabel = false;
	#label: string | undefined;
	#bounds = 0;
	#boundsSound = true;
	#onset = 0;
	#offset = 0;
	#score = 0;

	constructor(
		columns: Columns,
		problems: ProblemLog,
		places: Places,
		limits: { readonly maxProposals: number; readonly needsLabels: boolean },
	) {
		this.#columns = columns;
		this.#problems = new ProposalProblems(problems, places, () => this.pointer);
		this.#places = places;
		this.#maxProposals = limits.maxProposals;
		this.#needsLabels = limits.needsLabels;
		this.#maxWhole = limits.needsLabels ? 0 : limits.maxProposals;
	}

	/** Of the proposal at hand. */
	get pointer(): string {
		return pointerTo("results", this.#id, this.proposals - 1);
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
		const room = this.proposals < this.#maxWhole && !this.#columns.full;
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
		this.#hasLabel = false;
		this.#label = undefined;
		const most = this.#maxProposals;
		this.#problems.sound = this.proposals <= most;
		if (this.proposals === most + 1) this.#problems.tooMany(most);
	}

	notAnObject(at: number): void {
		this.proposals++;
		this.#problems.notAnObject(at);
	}

	/** The name "segment" or "score" in a proposal. */
	name(name: "segment" | "score", at: number): void {
		const repeated = name === "segment" ? this.#hasSegment : this.#hasScore;
		if (name === "segment") this.#hasSegment = true;
		else this.#hasScore = true;
		if (repeated) this.#problems.repeated(name, at);
	}

	/** The name "label" in a proposal, where labels are wanted. */
	labelName(at: number): void {
		if (this.#hasLabel) this.#problems.repeated("label", at);
		this.#hasLabel = true;
	}

	label(text: string): void {
		this.#label = text;
	}

	badLabel(at: number): void {
		this.#problems.badLabel(at);
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
		this.#problems.badBound(this.#bounds, at);
		this.#bounds++;
	}

	notASegment(at: number): void {
		this.#problems.notASegment(at);
	}

	endSegment(): void {
		if (this.#bounds !== 2) this.#problems.notTwoBounds(this.#bounds);
		else if (this.#boundsSound) this.#judgeSegment();
	}

	#judgeSegment(): void {
		const onset = this.#onset;
		const offset = this.#offset;
		if (offset < onset) this.#problems.reversed(onset, offset);
		else if (offset === onset) this.#problems.withoutLength(onset);
		if (onset < 0) this.#problems.beforeStart(onset);
		if (offset > this.#duration) this.#problems.afterEnd(offset, this.#duration);
	}

	score(value: number, at: number): void {
		if (!Number.isFinite(value)) {
			this.badScore(at);
			return;
		}
		this.#score = value;
		if (value < 0 || value > 1) this.#problems.unusualScore(value, at);
	}

	badScore(at: number): void {
		this.#problems.badScore(at);
	}

	endProposal(): void {
		if (!this.#hasSegment) this.#problems.noSegment();
		if (!this.#hasScore) this.#problems.noScore();
		if (this.#needsLabels && !this.#hasLabel) this.#problems.noLabel();
		if (this.#problems.sound) this.#keep();
		this.#places.unmark();
	}

	#keep(): void {
		if (!this.#scores.add(this.#score) && !this.#equalScoresKnown) {
			this.#equalScoresKnown = true;
			this.#problems.equalScores(this.#score);
		}
		if (this.#columns.full) this.#columns.grow(this.#places.shareBehind);
		this.#columns.add(this.#onset, this.#offset, this.#score);
		if (this.#label !== undefined) this.#columns.label(this.#label);
	}
}
