import { endpoint } from "#app/_http/endpoint.ts";
import { namedFile } from "#app/_http/named-file.ts";
import { config } from "#lib/config.ts";
import { readDataset } from "#lib/dataset/index.ts";
import { bibtex } from "#lib/metadata/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.readBibtex, async (ctx, input) => {
	const dataset = await readDataset(ctx, input);
	const text = bibtex(dataset, config().SITE_URL);
	return namedFile(text, {
		name: `${dataset.slug}.bib`,
		type: "application/x-bibtex; charset=utf-8",
	});
});
