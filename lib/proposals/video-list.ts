import type { Place, Places } from "./places.ts";
import { type ProblemLog, pointerTo } from "./problem.ts";
import type { SubmissionRules } from "./rules.ts";

const defaultBudget = 100;
const idsInMessage = 50;

/** Which videos a submission lists, which it may list, and which it should. */
export class VideoList {
	readonly #rules: SubmissionRules;
	readonly #problems: ProblemLog;
	readonly #places: Places;
	/** Videos met, and of how many proposals each list was. */
	readonly #listed = new Map<string, number>();
	#current = "";
	#unknown = 0;

	constructor(rules: SubmissionRules, problems: ProblemLog, places: Places) {
		this.#rules = rules;
		this.#problems = problems;
		this.#places = places;
	}

	/** Of the video at hand. */
	get pointer(): string {
		return pointerTo("results", this.#current);
	}

	/** Of the video at hand, where known. */
	get durationSeconds(): number | undefined {
		return this.#rules.videos?.get(this.#current)?.durationSeconds;
	}

	begin(id: string, at: number): void {
		this.#current = id;
		if (this.#listed.has(id)) {
			const message = "This video is listed twice. Join its two lists of proposals.";
			this.#error("video-repeated", at, message);
		} else if (this.#rules.videos) this.#check(id, at);
		this.#listed.set(id, 0);
	}

	end(proposals: number): void {
		this.#listed.set(this.#current, proposals);
	}

	#check(id: string, at: number): void {
		const { videos, subset, unknownVideos } = this.#rules;
		const video = videos?.get(id);
		if (video && (subset === undefined || video.subset === subset)) return;
		if (unknownVideos === "count") this.#unknown++;
		else if (video) {
			const message = `This video belongs to the subset "${video.subset}", and "${subset}" is what is scored. Leave it out.`;
			this.#error("video-of-other-subset", at, message);
		} else {
			const message =
				"The dataset has no video of this id. Ids are compared letter by letter; check prefixes and file endings.";
			this.#error("video-unknown", at, message);
		}
	}

	#error(
		code: "video-repeated" | "video-of-other-subset" | "video-unknown",
		at: number,
		message: string,
	): void {
		const { pointer } = this;
		this.#problems.error(code, () => ({ pointer, ...this.#places.at(at), message }));
	}

	/** What can be said once all are listed. `place`: of the results. */
	warn(proposals: number, place: Place): void {
		const { budget = defaultBudget } = this.#rules;
		const expected = this.#expected();
		const empty = expected.filter((id) => (this.#listed.get(id) ?? 0) === 0);
		const text = (message: string) => ({ pointer: "/results", ...place, message });
		if (empty.length > 0) {
			this.#problems.warning("videos-without-proposals", () =>
				text(`${empty.length} of ${expected.length} videos have no proposal: ${some(empty)}.`),
			);
		}
		if (this.#unknown > 0) {
			const how = budget === null ? "are mistakes" : "count in the budget and recall nothing";
			const message = `${this.#unknown} videos are not of this phase. Their proposals ${how}.`;
			this.#problems.warning("unknown-videos-counted", () => text(message));
		}
		if (budget !== null && proposals < budget * expected.length) {
			const average = (proposals / expected.length).toFixed(2);
			const message = `The file has ${average} proposals a video on average. Below ${budget} the curve does not rise any more where they run out.`;
			this.#problems.warning("few-proposals", () => text(message));
		}
	}

	#expected(): string[] {
		const { videos, subset } = this.#rules;
		if (!videos) return [...this.#listed.keys()];
		return [...videos]
			.filter(([, video]) => subset === undefined || video.subset === subset)
			.map(([id]) => id);
	}
}

function some(ids: readonly string[]): string {
	const more = ids.length - idsInMessage;
	return ids.slice(0, idsInMessage).join(", ") + (more > 0 ? ` and ${more} more` : "");
}
