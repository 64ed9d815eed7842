import type { LedgerView } from "#lib/downloads/index.ts";
import { Instant } from "../instant.tsx";
import { TableRegion } from "../table-region.tsx";
import { ways, words } from "./words.ts";

/** Lines of the ledger; `olderHref` leads to the page after this one. */
export function LedgerTable(props: { ledger: LedgerView; olderHref: (before: string) => string }) {
	const { lines, next } = props.ledger;
	if (lines.length === 0) return <p className="quiet">{words.noLines}</p>;
	return (
		<>
			<TableRegion label={words.ledger}>
				<table>
					<thead>
						<tr>
							<th scope="col">{words.at}</th>
							<th scope="col">{words.file}</th>
							<th scope="col">{words.version}</th>
							<th scope="col">{words.licence}</th>
							<th scope="col">{words.way}</th>
						</tr>
					</thead>
					<tbody>
						{lines.map((line) => (
							<tr key={line.id}>
								<td>
									<Instant at={line.at} precision="second" />
								</td>
								<td className="words">{line.path}</td>
								<td>{line.version}</td>
								<td>{line.licenceNumber ?? words.noLicence}</td>
								<td>{ways[line.way]}</td>
							</tr>
						))}
					</tbody>
				</table>
			</TableRegion>
			{next ? (
				<p>
					<a href={props.olderHref(next)}>{words.older}</a>
				</p>
			) : null}
		</>
	);
}
