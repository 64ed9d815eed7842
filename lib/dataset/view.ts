import { z } from "zod";
import { cardView } from "./card.ts";
import type { CountRow, DatasetRow, VersionRow } from "./queries.ts";

const subsetView = z.object({
	subset: z.string(),
	videos: z.int(),
	durationSeconds: z.number().describe("Of all its videos together"),
});

const versionView = z.object({
	version: z.string(),
	isDemonstration: z.boolean(),
	publishedAt: z.iso.datetime().nullable(),
	subsets: z.array(subsetView),
});

/** A dataset in a list. */
const datasetLine = z.object({
	slug: z.string(),
	title: z.string(),
	summary: z.string(),
});
export type DatasetLine = z.output<typeof datasetLine>;

const datasetView = datasetLine.extend({
	card: cardView,
	versions: z.array(versionView).describe("Newest first"),
});
export type DatasetView = z.output<typeof datasetView>;

export const viewLine = ({ slug, title, summary }: DatasetRow): DatasetLine => ({
	slug,
	title,
	summary,
});

export function viewDataset(
	dataset: DatasetRow,
	versions: readonly VersionRow[],
	counts: readonly CountRow[],
): DatasetView {
	return {
		...viewLine(dataset),
		card: cardView.parse(dataset.card),
		versions: versions.map(({ id, version, isDemonstration, publishedAt }) => ({
			version,
			isDemonstration,
			publishedAt: publishedAt?.toISOString() ?? null,
			subsets: counts
				.filter(({ datasetVersionId }) => datasetVersionId === id)
				.map(({ subset, videos, durationSeconds }) => ({ subset, videos, durationSeconds })),
		})),
	};
}
