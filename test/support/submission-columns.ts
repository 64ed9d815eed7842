import type { Proposals } from "#lib/scoring/index.ts";
import type { PlainProposal } from "./plain-evaluation.ts";

type LabelledProposal = PlainProposal & { readonly label?: string | undefined };

/** A submission of plain objects as the columns that the kernel takes. */
export function columnsOf(submission: ReadonlyMap<string, readonly LabelledProposal[]>): Proposals {
	const all = [...submission.values()].flat();
	const names = [...new Set(all.flatMap(({ label }) => (label === undefined ? [] : [label])))];
	const starts = [0];
	for (const list of submission.values()) starts.push((starts.at(-1) ?? 0) + list.length);
	return {
		videos: [...submission.keys()],
		starts: Int32Array.from(starts),
		count: all.length,
		onsets: Float64Array.from(all, ({ segment }) => segment[0]),
		offsets: Float64Array.from(all, ({ segment }) => segment[1]),
		scores: Float64Array.from(all, ({ score }) => score),
		...(names.length > 0 && {
			labels: {
				names,
				rows: Int32Array.from(all, ({ label }) =>
					label === undefined ? -1 : names.indexOf(label),
				),
			},
		}),
	};
}
