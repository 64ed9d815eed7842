import { Facts } from "#app/_components/facts.tsx";
import { Instant } from "#app/_components/instant.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { EffectView } from "#lib/licensing/index.ts";
import { words } from "./words.ts";

function Holders({ holders }: Pick<EffectView, "holders">) {
	return (
		<TableRegion label={words.dryRun}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.holder}</th>
						<th scope="col">{words.effect}</th>
						<th scope="col">{words.losesAt}</th>
						<th scope="col">{words.until}</th>
					</tr>
				</thead>
				<tbody>
					{holders.map((holder) => (
						<tr key={holder.email}>
							<th scope="row" className="words">
								<bdi>{holder.name}</bdi>
								<span className="cell-note">
									<bdi>{holder.email}</bdi>
								</span>
							</th>
							<td>{words.outcomes[holder.outcome]}</td>
							<td>{holder.losesAt ? <Instant at={holder.losesAt} /> : "–"}</td>
							<td>
								<Instant at={holder.accessEndsAt} precision="day" />
							</td>
						</tr>
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}

/** What publishing the draft would do, to whom and when. */
export function DryRun({ effect }: { effect: EffectView }) {
	const { asksFrom, holdersNow, mustSign, askedAlready, endsBefore } = effect;
	return (
		<>
			<p>{words.dryRunLead(effect.change, effect.inForceFrom.slice(0, 16).replace("T", " "))}</p>
			<Facts
				facts={[
					[words.holdersNow, holdersNow],
					[words.mustSign, mustSign],
					[words.orLoseAt, asksFrom ? <Instant key="asks" at={asksFrom} /> : null],
					[words.askedAlready, askedAlready],
					[words.endsBefore, endsBefore],
				]}
			/>
			{asksFrom ? null : <p>{words.nothing}</p>}
			{holdersNow === 0 ? <p>{words.nobody}</p> : <Holders holders={effect.holders} />}
		</>
	);
}
