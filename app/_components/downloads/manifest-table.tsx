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
						<th scope="col">{words.state}</th>
						{actionOf ? (
							<th scope="col">
								<span className="visually-hidden">{words.end}</span>
							</th>
						) : null}
						<th scope="col" className="number">
							{words.fetched}
						</th>
					</tr>
				</thead>
				<tbody>
					{manifests.map((manifest) => (
						<tr key={manifest.id}>
							<th scope="row">
								<Instant at={manifest.createdAt} />
								<span className="cell-note">
									{words.ofVersion(manifest.version)}{" "}
									<Instant at={manifest.endedAt ?? manifest.expiresAt} />
								</span>
							</th>
							<td>
								<Badge tone={manifestBadges[manifest.state].tone}>
									{manifestBadges[manifest.state].word}
								</Badge>
							</td>
							{actionOf ? <td>{actionOf(manifest)}</td> : null}
							<td className="number">{manifest.files}</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
