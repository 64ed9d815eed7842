import { ActionForm, type FormField } from "#app/_components/action-form.client.tsx";
import { Badge } from "#app/_components/badge.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { Instant } from "#app/_components/instant.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import type { DeliveryView } from "#lib/webhooks/index.ts";
import { replay } from "../actions.ts";
import { words } from "../words.ts";

function Delivery({
	delivery,
	carried,
}: {
	delivery: DeliveryView;
	carried: readonly FormField[];
}) {
	const { id, kind, createdAt, tries, lastTriedAt, lastAnswer, deliveredAt } = delivery;
	return (
		<tr>
			<th scope="row">
				{kind}
				<span className="cell-note">
					<Instant at={createdAt} precision="second" />
				</span>
			</th>
			<td>
				<Badge tone={deliveredAt === null ? "caution" : "filled"}>
					{deliveredAt === null ? words.notArrived : words.arrived}
				</Badge>
			</td>
			<td className="number">{tries}</td>
			<td className="words">
				{lastAnswer}
				{lastTriedAt === null ? null : (
					<span className="cell-note">
						<Instant at={lastTriedAt} precision="second" />
					</span>
				)}
			</td>
			<td className="words">
				<details>
					<summary>{words.body}</summary>
					<code className="hash">{delivery.body}</code>
				</details>
			</td>
			<td>
				<ActionForm
					action={replay}
					fields={[...carried, hidden("deliveryId", id)]}
					submit={words.replay}
					tone="plain"
				/>
			</td>
		</tr>
	);
}

/** What a webhook was told, what came back, and a way to tell it once more. */
export function Deliveries(props: {
	deliveries: readonly DeliveryView[];
	carried: readonly FormField[];
}) {
	if (props.deliveries.length === 0) return <p className="empty">{words.noDeliveries}</p>;
	return (
		<TableRegion label={words.deliveries}>
			<table>
				<thead>
					<tr>
						<th scope="col">{words.event}</th>
						<th scope="col">{words.state}</th>
						<th scope="col" className="number">
							{words.tries}
						</th>
						<th scope="col">{words.answer}</th>
						<th scope="col">{words.body}</th>
						<th scope="col">{words.replay}</th>
					</tr>
				</thead>
				<tbody>
					{props.deliveries.map((delivery) => (
						<Delivery key={delivery.id} delivery={delivery} carried={props.carried} />
					))}
				</tbody>
			</table>
		</TableRegion>
	);
}
