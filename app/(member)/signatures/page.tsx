import type { Metadata } from "next";
import Link from "next/link";
import { Instant } from "#app/_components/instant.tsx";
import { ListPage } from "#app/_components/list-page.tsx";
import { memberContext } from "#app/_http/action.ts";
import { listSignatures, type SignatureView } from "#lib/licensing/index.ts";

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

function Line({ signature }: { signature: SignatureView }) {
	const { receipt, dataset, licence, typedName, institution, signedAt } = signature;
	return (
		<tr>
			<th scope="row">
				<Link className="receipt-id" href={`/receipts/${receipt}`}>
					{receipt}
				</Link>
			</th>
			<td>
				<Link href={`/datasets/${dataset.slug}`}>{dataset.title}</Link>
			</td>
			<td>
				<Link href={`/datasets/${dataset.slug}/licence/${licence.number}`}>{licence.number}</Link>
			</td>
			<td>
				<bdi>{typedName}</bdi>
			</td>
			<td>
				<bdi>{institution}</bdi>
			</td>
			<td>
				<Instant at={signedAt} />
			</td>
		</tr>
	);
}

export default async function SignaturesPage() {
	const signatures = await listSignatures(await memberContext("/signatures"), {});
	return (
		<ListPage
			title={words.title}
			lead={words.lead}
			columns={[
				{ title: words.receipt },
				{ title: words.dataset },
				{ title: words.version },
				{ title: words.name },
				{ title: words.institution },
				{ title: words.at },
			]}
			rows={signatures.map((signature) => <Line key={signature.receipt} signature={signature} />)}
			empty={{ text: words.none, href: "/datasets", label: words.datasets }}
		/>
	);
}
