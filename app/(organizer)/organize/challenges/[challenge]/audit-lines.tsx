import Link from "next/link";
import { Instant } from "#app/_components/instant.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { AuditLine } from "#lib/desk/index.ts";

const words = {
	label: "Who did what",
	when: "When and who",
	what: "What",
	before: "Before",
	after: "After",
	gone: "an account that is gone",
	system: (name: string | null) => `Onset (${name ?? ""})`,
	nothing: "–",
	none: "Nothing like that was done.",
};

/** A line of text for anything that an audit line can hold. */
function said(value: unknown): string {
	if (value === null || value === undefined) return words.nothing;
	return typeof value === "string" ? value : JSON.stringify(value);
}

/** What stood somewhere: an object a line a member, anything else in a line. */
function Held({ value }: { value: unknown }) {
	if (typeof value !== "object" || value === null || Array.isArray(value)) return said(value);
	return (
		<dl className="held">
			{Object.entries(value).map(([name, held]) => (
				<div key={name}>
					<dt>{name}</dt>
					<dd>{said(held)}</dd>
				</div>
			))}
		</dl>
	);
}

const whoOf = ({ who }: AuditLine) =>
	who.kind === "system" ? words.system(who.name) : (who.name ?? words.gone);

function Subject({ line, desk }: { line: AuditLine; desk: string }) {
	const { kind, id } = line.subject;
	const name = `${kind.replaceAll("_", " ")} ${id.slice(0, 8)}`;
	if (kind !== "submission") return name;
	return (
		<Link href={`${desk}/submissions/${id}`} prefetch={false}>
			{name}
		</Link>
	);
}

/** Who did what and when, with what stood there before and stands there since. */
export function AuditLines({ lines, desk }: { lines: readonly AuditLine[]; desk: string }) {
	if (lines.length === 0) return <p className="empty">{words.none}</p>;
	return (
		<TableRegion label={words.label}>
			<table className="snug difference audit">
				<thead>
					<tr>
						<th scope="col">{words.when}</th>
						<th scope="col">{words.what}</th>
						<th scope="col">{words.before}</th>
						<th scope="col">{words.after}</th>
					</tr>
				</thead>
				<tbody>
					{lines.map((line) => (
						<tr key={line.id}>
							<th scope="row">
								<Instant at={line.at} precision="second" />
								<span className="cell-note">
									<bdi>{whoOf(line)}</bdi>
								</span>
							</th>
							<td>
								{line.action}
								<span className="cell-note">
									<Subject line={line} desk={desk} />
								</span>
								{Object.keys(line.more).length > 0 ? <Held value={line.more} /> : null}
							</td>
							<td className="was">
								<Held value={line.before} />
							</td>
							<td>
								<Held value={line.after} />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
