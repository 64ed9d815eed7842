import type { Metadata } from "next";
import Link from "next/link";
import { Instant } from "#app/_components/instant.tsx";
import { PageHead } from "#app/_components/page-head.tsx";
import { TableRegion } from "#app/_components/table-region.tsx";
import { memberContext } from "#app/_http/action.ts";
import { listSignatures } from "#lib/licensing/index.ts";

const words = {
	title: "My signatures",
	lead: "Every licence version that you signed. A signature stays, also when your access or your account ends.",
	receipt: "Receipt",
	dataset: "Dataset",
	version: "Licence version",
	name: "Signed as",
	institution: "Institution",
	at: "Signed",
	none: "You have signed nothing yet.",
	datasets: "Datasets and their licences",
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

export default async function SignaturesPage() {
	const ctx = await memberContext("/signatures");
	const signatures = await listSignatures(ctx, {});
	return (
		<div className="page">
			<PageHead title={words.title} lead={words.lead} />
			{signatures.length === 0 ? (
				<div className="empty">
					<p>{words.none}</p>
					<Link href="/datasets">{words.datasets}</Link>
				</div>
			) : (
				<TableRegion label={words.title}>
					<table>
						<thead>
							<tr>
								<th scope="col">{words.receipt}</th>
								<th scope="col">{words.dataset}</th>
								<th scope="col">{words.version}</th>
								<th scope="col">{words.name}</th>
								<th scope="col">{words.institution}</th>
								<th scope="col">{words.at}</th>
							</tr>
						</thead>
						<tbody>
							{signatures.map(({ receipt, dataset, licence, ...signed }) => (
								<tr key={receipt}>
									<th scope="row">
										<Link className="receipt-id" href={`/receipts/${receipt}`}>
											{receipt}
										</Link>
									</th>
									<td>
										<Link href={`/datasets/${dataset.slug}`}>{dataset.title}</Link>
									</td>
									<td>
										<Link href={`/datasets/${dataset.slug}/licence/${licence.number}`}>
											{licence.number}
										</Link>
									</td>
									<td>
										<bdi>{signed.typedName}</bdi>
									</td>
									<td>
										<bdi>{signed.institution}</bdi>
									</td>
									<td>
										<Instant at={signed.signedAt} />
									</td>
								</tr>
							))}
						</tbody>
					</table>
				</TableRegion>
			)}
		</div>
	);
}
