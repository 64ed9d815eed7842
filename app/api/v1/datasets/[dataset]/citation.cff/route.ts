import { endpoint } from "#app/_http/endpoint.ts";
import { namedFile } from "#app/_http/named-file.ts";
import { config } from "#lib/config.ts";
import { readDataset } from "#lib/dataset/index.ts";
import { citationFile } from "#lib/metadata/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.readCitationFile, async (ctx, input) => {
	const text = citationFile(await readDataset(ctx, input), config().SITE_URL);
	return namedFile(text, { name: "CITATION.cff", type: "application/yaml; charset=utf-8" });
});
