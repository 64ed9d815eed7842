import { CompletenessBar } from "#app/_components/downloads/completeness-bar.tsx";
import { LedgerTable } from "#app/_components/downloads/ledger-table.tsx";
import { ManifestTable } from "#app/_components/downloads/manifest-table.tsx";
import { Section } from "#app/_components/section.tsx";
import type { Context } from "#lib/context.ts";
import { listManifests, readCompleteness, readHolding, readLedger } from "#lib/downloads/index.ts";

const words = {
	have: (version: string) => `Version ${version}`,
	lists: "Lists for programs",
	noLists: "No list was made.",
	ledger: "Ledger",
};

/** How much of the dataset a holder was given: by version, by list, and line by line. */
export async function DownloadsRecord(props: {
	ctx: Context;
	dataset: string;
	userId: string;
	before: string | undefined;
}) {
	const { ctx, dataset, userId, before } = props;
	const holding = await readHolding(ctx, { dataset, userId });
	const covered = holding.versions.filter(({ standing }) => standing !== "not_covered");
	const [complete, manifests, ledger] = await Promise.all([
		Promise.all(covered.map(({ version }) => readCompleteness(ctx, { dataset, version, userId }))),
		listManifests(ctx, { dataset, userId }),
		readLedger(ctx, { dataset, userId, before }),
	]);
	return (
		<>
			{complete.map((one) => (
				<Section key={one.version} id={`version-${one.version}`} title={words.have(one.version)}>
					<CompletenessBar of={one} />
				</Section>
			))}
			<Section id="lists" title={words.lists}>
				{manifests.length > 0 ? (
					<ManifestTable manifests={manifests} />
				) : (
					<p className="quiet">{words.noLists}</p>
				)}
			</Section>
			<Section id="ledger" title={words.ledger}>
				<LedgerTable
					ledger={ledger}
					olderHref={(older) => `/steward/${dataset}/holders/${userId}?before=${older}#ledger`}
				/>
			</Section>
		</>
	);
}
