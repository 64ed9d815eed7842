import type { Proposals } from "#lib/scoring/index.ts";

const firstRows = 1024;

/** The proposals read so far, in columns that grow. */
export class Columns {
	count = 0;
	readonly #videos: string[] = [];
	readonly #starts: number[] = [0];
	#onsets = new Float64Array(firstRows);
	#offsets = new Float64Array(firstRows);
	#scores = new Float64Array(firstRows);
	/** Of each row the index of its label, -1 for none; undefined where labels are not wanted. */
	#labels: Int32Array<ArrayBuffer> | undefined;
	readonly #labelIndex = new Map<string, number>();

	constructor(withLabels: boolean) {
		if (withLabels) this.#labels = new Int32Array(firstRows).fill(-1);
	}

	get full(): boolean {
		return this.count === this.#scores.length;
	}

	/** To be called only while not full. */
	add(onset: number, offset: number, score: number): void {
		const row = this.count;
		this.#onsets[row] = onset;
		this.#offsets[row] = offset;
		this.#scores[row] = score;
		this.count = row + 1;
	}

	/** Of the row added last. To be called only where labels are wanted. */
	label(name: string): void {
		const known = this.#labelIndex.get(name) ?? this.#labelIndex.size;
		this.#labelIndex.set(name, known);
		if (this.#labels) this.#labels[this.count - 1] = known;
	}

	endVideo(id: string): void {
		this.#videos.push(id);
		this.#starts.push(this.count);
	}

	get proposals(): Proposals {
		return {
			videos: this.#videos,
			starts: Int32Array.from(this.#starts),
			count: this.count,
			onsets: this.#onsets,
			offsets: this.#offsets,
			scores: this.#scores,
			...(this.#labels && {
				labels: { names: [...this.#labelIndex.keys()], rows: this.#labels },
			}),
		};
	}

	/**
	 * Makes room. `share`: how much of the file lies behind, from 0 to 1, or 0 when that is not known. Rows spread evenly
	 * over most files, so their number can be told early and little is allocated in vain.
	 */
	grow(share: number): void {
		const foreseen = share > 0 ? Math.ceil((this.count / share) * 1.05) : 0;
		const rows = Math.max(Math.ceil(this.count * 1.5), Math.min(foreseen, this.count * 1000));
		this.#onsets = longer(this.#onsets, rows);
		this.#offsets = longer(this.#offsets, rows);
		this.#scores = longer(this.#scores, rows);
		if (!this.#labels) return;
		const labels = new Int32Array(rows).fill(-1);
		labels.set(this.#labels);
		this.#labels = labels;
	}
}

function longer(column: Float64Array<ArrayBuffer>, rows: number): Float64Array<ArrayBuffer> {
	const grown = new Float64Array(rows);
	grown.set(column);
	return grown;
}
