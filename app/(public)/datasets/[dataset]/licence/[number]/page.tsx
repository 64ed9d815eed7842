import { notFound } from "next/navigation";
import { found } from "#app/_components/reading.ts";
import { publicContext } from "#app/_http/context.ts";
import { licenceNumberInput, listLicenceVersions, readLicence } from "#lib/licensing/index.ts";
import { LicencePage } from "../licence-page.tsx";

type Props = { params: Promise<{ dataset: string; number: string }> };

// Whether a version is still the one to sign changes with the next publication.
export const dynamic = "force-dynamic";

async function read({ params }: Props) {
	const asked = licenceNumberInput.safeParse(await params);
	if (!asked.success) notFound();
	return found(readLicence(publicContext(), asked.data));
}

export async function generateMetadata(props: Props) {
	const { titleEn, dataset, number } = await read(props);
	return { title: `${dataset.title}: ${titleEn}, version ${number}` };
}

export default async function LicenceVersionPage(props: Props) {
	const licence = await read(props);
	const { slug } = licence.dataset;
	const versions = await listLicenceVersions(publicContext(), { dataset: slug });
	return <LicencePage licence={licence} versions={versions} />;
}
