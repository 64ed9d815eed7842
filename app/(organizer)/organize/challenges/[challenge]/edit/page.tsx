import type { Metadata } from "next";
import { PageHead } from "#app/_components/page-head.tsx";
import { Told } from "#app/_components/told.tsx";
import { listPhaseChoices, type PhaseChoices } from "#lib/challenge/index.ts";
import { defaultProtocol, evaluators } from "#lib/scoring/index.ts";
import { openDesk } from "../open-desk.ts";
import { editChallenge } from "./actions.ts";
import { EditForm } from "./edit-form.client.tsx";
import type { Typed } from "./typed.ts";
import { typedOf } from "./typed-document.ts";
import { typedProtocol } from "./typed-protocol.ts";

const words = {
	title: "Edit the challenge",
	lead: "Every instant is in UTC, whatever your computer's zone. Preview says what would be different and whom it concerns; nothing is saved before you save.",
	noLabels: "none yet",
	noPrerequisite: "no other phase",
	labelSet: (version: number, of: string) => `${version} (${of})`,
};

export const metadata: Metadata = { title: words.title, robots: { index: false } };

/** Each label set that some phase could be scored on, said with what it is of. */
function labelOptions(versions: PhaseChoices) {
	const of = new Map<number, string[]>();
	for (const { version, subsets } of versions)
		for (const { subset, labelSets } of subsets)
			for (const labelSet of labelSets)
				of.set(labelSet, [...(of.get(labelSet) ?? []), `${subset} of ${version}`]);
	return [...of]
		.sort(([a], [b]) => a - b)
		.map(([version, names]) => ({
			value: String(version),
			label: words.labelSet(version, names.join(", ")),
		}));
}

function choicesOf(versions: PhaseChoices, phases: readonly { slug: string; title: string }[]) {
	const subsets = new Set(versions.flatMap((one) => one.subsets.map(({ subset }) => subset)));
	const same = (value: string) => ({ value, label: value });
	return {
		datasetVersion: versions.map(({ version }) => same(version)),
		"protocol.evaluator": evaluators.map(({ protocol, title }) => ({
			value: protocol.evaluator,
			label: title,
		})),
		subset: [...subsets].map(same),
		labelSet: [{ value: "", label: words.noLabels }, ...labelOptions(versions)],
		prerequisite: [
			{ value: "", label: words.noPrerequisite },
			...phases.map(({ slug, title }) => ({ value: slug, label: title })),
		],
	};
}

const mebibyte = 2 ** 20;

/** How a new phase begins; what it must be told itself is empty. */
function newPhase(versions: PhaseChoices): Typed {
	const newest = versions[0];
	return {
		slug: "",
		title: "",
		datasetVersion: newest?.version ?? "",
		subset: newest?.subsets[0]?.subset ?? "",
		labelSet: "",
		prerequisite: "",
		opensAt: "",
		closesAt: "",
		freezesAt: "",
		dailyQuota: "5",
		totalQuota: "100",
		rejectedDailyQuota: "50",
		inFlightLimit: "20",
		maxFileBytes: String(64 * mebibyte),
		graceSeconds: "3600",
		figuresVisibility: "everyone",
		closedVisibility: "everyone",
		isHiddenSplit: "yes",
		hasStepRule: "",
		...typedProtocol(defaultProtocol),
	};
}

type Props = {
	params: Promise<{ challenge: string }>;
	searchParams: Promise<{ done?: string | string[] }>;
};

export default async function EditPage({ params, searchParams }: Props) {
	const { ctx, desk } = await openDesk((await params).challenge, "/edit");
	const { slug, title, publishedAt } = desk.challenge;
	const { document, revision } = desk;
	const versions = await listPhaseChoices(ctx, { challenge: slug });
	const { done } = await searchParams;
	return (
		<div className="page">
			<PageHead
				title={words.title}
				crumbs={[{ title, href: `/organize/challenges/${slug}` }]}
				lead={words.lead}
			/>
			<Told asked={{ done }} />
			<EditForm
				key={revision}
				edit={editChallenge.bind(null, {
					challenge: slug,
					dataset: document.dataset,
					newPhase: newPhase(versions),
				})}
				revision={revision}
				values={typedOf(document)}
				choices={choicesOf(versions, document.phases)}
				isPublished={publishedAt !== null}
				known={document.phases.length}
			/>
		</div>
	);
}
