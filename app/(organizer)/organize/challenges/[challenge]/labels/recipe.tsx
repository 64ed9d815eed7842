import { words } from "./words.ts";

const commandsFor = (of: {
	site: string;
	challenge: string;
	datasetVersion: string;
	subset: string;
}) => {
	const api = `${of.site}/api/v1/challenges/${of.challenge}/labels`;
	const said = JSON.stringify({ datasetVersion: of.datasetVersion, subset: of.subset });
	// Between double quotes of a shell.
	const announced = said.slice(1, -1).replace(/["$`\\]/g, "\\$&");
	return `file=labels.json
auth="authorization: Bearer $ONSET_TOKEN"
curl -fsS ${api} -H "$auth" -H "content-type: application/json" \\
  -d "{${announced},\\"fileBytes\\":$(wc -c < "$file"),\\"sha256\\":\\"$(sha256sum "$file" | cut -c1-64)\\"}" > announced.json
jq -r '.headers | to_entries[] | "\\(.key): \\(.value)"' announced.json > headers.txt
curl -fsS -T "$file" -H @headers.txt "$(jq -r .url announced.json)"
curl -fsS -X POST -H "$auth" ${api}/$(jq -r .labelSetId announced.json)/complete
`;
};

/** How to send a label file without the form; unfolded where there is no JavaScript to unfold the form. */
export function Recipe(props: Parameters<typeof commandsFor>[0]) {
	return (
		<details>
			<summary>{words.program}</summary>
			<p>{words.programHint}</p>
			<pre>{commandsFor(props)}</pre>
		</details>
	);
}
