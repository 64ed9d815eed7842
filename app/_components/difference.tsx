import type { DifferenceLine } from "#lib/challenge/index.ts";
import { TableRegion } from "./table-region.tsx";

const words = {
	label: "What is different",
	path: "What",
	before: "Before",
	after: "After",
	nothing: "–",
	yes: "yes",
	no: "no",
};

const isLong = (text: string) => text.length > 120 || text.includes("\n");

const textOf = (value: unknown) =>
	typeof value === "string" ? value : JSON.stringify(value, null, 1);

const isPlainList = (value: unknown): value is unknown[] =>
	Array.isArray(value) && value.every((one) => typeof one !== "object");

function Value({ value }: { value: unknown }) {
	if (value === null || value === "") return <span className="quiet">{words.nothing}</span>;
	if (typeof value === "boolean") return <>{value ? words.yes : words.no}</>;
	if (typeof value === "number") return <>{value}</>;
	if (isPlainList(value)) return <bdi>{value.join(", ") || words.nothing}</bdi>;
	const text = textOf(value);
	return isLong(text) ? <pre>{text}</pre> : <bdi>{text}</bdi>;
}

const isWide = (value: unknown) => value !== null && !isPlainList(value) && isLong(textOf(value));

/** What stood there and what stands there now; where either is long, one above the other. */
function Values({ before, after }: Pick<DifferenceLine, "before" | "after">) {
	if (isWide(before) || isWide(after))
		return (
			<td colSpan={2}>
				<span className="cell-note">{words.before}</span>
				<Value value={before} />
				<span className="cell-note">{words.after}</span>
				<Value value={after} />
			</td>
		);
	return (
		<>
			<td className="was">
				<Value value={before} />
			</td>
			<td>
				<Value value={after} />
			</td>
		</>
	);
}

/** What differs, member by member. */
export function Difference({ lines }: { lines: readonly DifferenceLine[] }) {
	return (
		<TableRegion label={words.label}>
			<table className="difference even">
				<thead>
					<tr>
						<th scope="col">{words.path}</th>
						<th scope="col">{words.before}</th>
						<th scope="col">{words.after}</th>
					</tr>
				</thead>
				<tbody>
					{lines.map(({ path, before, after }) => (
						<tr key={path}>
							<th scope="row">
								<code>{path}</code>
							</th>
							<Values before={before} after={after} />
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
