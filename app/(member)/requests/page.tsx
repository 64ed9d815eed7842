import type { Metadata } from "next";
import Link from "next/link";
import { Instant } from "#app/_components/instant.tsx";
import { ListPage } from "#app/_components/list-page.tsx";
import { RequestStateBadge } from "#app/_components/request/request-parts.tsx";
import { memberContext } from "#app/_http/action.ts";
import { listMyRequests, type RequestLine } from "#lib/access/index.ts";

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

function Line({ request }: { request: RequestLine }) {
	return (
		<tr>
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
	);
}

export default async function RequestsPage() {
	const requests = await listMyRequests(await memberContext("/requests"));
	return (
		<ListPage
			title={words.title}
			columns={[
				{ title: words.number },
				{ title: words.state },
				{ title: words.changed },
				{ title: words.dataset },
				{ title: words.asksFor },
			]}
			rows={requests.map((request) => <Line key={request.number} request={request} />)}
			empty={{ text: words.none, href: "/datasets", label: words.choose }}
		/>
	);
}
