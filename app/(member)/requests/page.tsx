import type { Metadata } from "next";
import Link from "next/link";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { RequestStateBadge } from "#app/_components/request/request-parts.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { memberContext } from "#app/_http/action.ts";
import { listMyRequests } from "#lib/access/index.ts";

const words = {
	title: "Requests for access",
	none: "You have not asked for any dataset yet. Choose one, read its licence, and ask.",
	choose: "Datasets",
	number: "Request",
	dataset: "Dataset",
	state: "State",
	changed: "Since",
	kind: { first: "access", renewal: "renewal" },
	asksFor: "For",
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

export default async function RequestsPage() {
	const requests = await listMyRequests(await memberContext("/requests"));
	if (requests.length === 0)
		return (
			<div className="page">
				<PageHead title={words.title} />
				<div className="empty">
					<p>{words.none}</p>
					<p>
						<Link className="button" href="/datasets">
							{words.choose}
						</Link>
					</p>
				</div>
			</div>
		);
	return (
		<div className="page">
			<PageHead title={words.title} />
			<TableRegion label={words.title}>
				<table>
					<thead>
						<tr>
							<th scope="col">{words.number}</th>
							<th scope="col">{words.state}</th>
							<th scope="col">{words.changed}</th>
							<th scope="col">{words.dataset}</th>
							<th scope="col">{words.asksFor}</th>
						</tr>
					</thead>
					<tbody>
						{requests.map((request) => (
							<tr key={request.number}>
								<th scope="row">
									<Link href={`/requests/${request.number}`}>{request.number}</Link>
								</th>
								<td>
									<RequestStateBadge state={request.state} />
								</td>
								<td>
									<Instant at={request.stateChangedAt} precision="day" />
								</td>
								<td className="words">{request.dataset.title}</td>
								<td>{words.kind[request.kind]}</td>
							</tr>
						))}
					</tbody>
				</table>
			</TableRegion>
		</div>
	);
}
