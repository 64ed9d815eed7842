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
	version: (number: number) => `licence version ${number}`,
	as: "as",
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
				<span className="cell-note">
					{words.as} <bdi>{typedName}</bdi>, <bdi>{institution}</bdi>
				</span>
			</th>
			<td>
				<Instant at={signedAt} precision="day" />
			</td>
			<td>
				<Link href={`/datasets/${dataset.slug}`}>{dataset.title}</Link>
				<Link className="cell-note" href={`/datasets/${dataset.slug}/licence/${licence.number}`}>
					{words.version(licence.number)}
				</Link>
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
			columns={[{ title: words.receipt }, { title: words.at }, { title: words.dataset }]}
			rows={signatures.map((signature) => <Line key={signature.receipt} signature={signature} />)}
			empty={{ text: words.none, href: "/datasets", label: words.datasets }}
		/>
	);
}
