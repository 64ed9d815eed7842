import type { ReactNode } from "react";
import type { ManifestView } from "#lib/downloads/index.ts";
import { Badge } from "../badge.tsx";
import { Instant } from "../instant.tsx";
import { TableRegion } from "../table-region.tsx";
import { manifestBadges, words } from "./words.ts";

/** Somebody's lists of addresses; `actionOf` is what may be done with one. */
export function ManifestTable<M extends ManifestView>(props: {
	manifests: readonly M[];
	actionOf?: (manifest: M) => ReactNode;
}) {
	const { manifests, actionOf } = props;
	return (
		<TableRegion label={words.lists}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.made}</th>
						<th scope="col">{words.version}</th>
						<th scope="col">{words.worksUntil}</th>
						<th scope="col">{words.state}</th>
						<th scope="col" className="number">
							{words.fetched}
						</th>
						{actionOf ? (
							<th scope="col">
								<span className="visually-hidden">{words.end}</span>
							</th>
						) : null}
					</tr>
				</thead>
				<tbody>
					{manifests.map((manifest) => (
						<tr key={manifest.id}>
							<th scope="row">
								<Instant at={manifest.createdAt} />
							</th>
							<td>{manifest.version}</td>
							<td>
								<Instant at={manifest.endedAt ?? manifest.expiresAt} />
							</td>
							<td>
								<Badge tone={manifestBadges[manifest.state].tone}>
									{manifestBadges[manifest.state].word}
								</Badge>
							</td>
							<td className="number">{manifest.files}</td>
							{actionOf ? <td>{actionOf(manifest)}</td> : null}
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
