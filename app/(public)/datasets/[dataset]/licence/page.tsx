import { found } from "#app/_components/reading.ts";
import { publicContext } from "#app/_http/context.ts";
import { listLicenceVersions, readLicence } from "#lib/licensing/index.ts";
import { LicencePage } from "./licence-page.tsx";

type Props = { params: Promise<{ dataset: string }> };

// What is about to be signed is never read from a cache.
export const dynamic = "force-dynamic";

const read = async ({ params }: Props) => found(readLicence(publicContext(), await params));

export async function generateMetadata(props: Props) {
	const { titleEn, dataset } = await read(props);
	return { title: `${dataset.title}: ${titleEn}` };
}

export default async function CurrentLicencePage(props: Props) {
	const licence = await read(props);
	const { slug } = licence.dataset;
	const versions = await listLicenceVersions(publicContext(), { dataset: slug });
	return <LicencePage licence={licence} versions={versions} />;
}
