import { ActionForm } from "#app/_components/action-form.client.tsx";
import { hidden } from "#app/_components/hidden.ts";
import { beginVersion, discard, nameWithheld, publish, withdrawVideo } from "./actions.ts";

const words = {
	version: "Version",
	versionHint: "MAJOR.MINOR.PATCH, for instance 1.1.0.",
	copies: "Begin with the files of the newest version; nothing is sent again",
	begin: "Begin a draft",
	changes: "What changed, for the dataset's readers",
	publish: "Publish for good",
	publishHint:
		"Nothing of a published version can change. Holders whose access covers it get a mail.",
	discardFold: (version: string) => `Discard the draft ${version} …`,
	discardLead:
		"Its files and the uploads under way are gone for good; published versions keep theirs. The next version can then be begun under any number.",
	discard: "Discard the draft",
	path: "Path",
	pathHint: "Within the version, for instance labels/testing.json.",
	bytes: "Size in bytes",
	sha256: "SHA-256",
	withhold: "Name a withheld file",
	videoId: "Video id",
	reason: "Reason, said to holders and to the public",
	boardEffect: "What it means for the boards",
	takeDown: "Take down",
	takeDownHint:
		"The newest version is published again without the video, nobody can fetch it any more, and whoever may have a copy gets a mail. This cannot be undone.",
};

export function BeginForm({ dataset, suggested }: { dataset: string; suggested: string }) {
	return (
		<ActionForm
			action={beginVersion}
			fields={[
				hidden("dataset", dataset),
				{
					name: "version",
					label: words.version,
					kind: "line",
					hint: words.versionHint,
					value: suggested,
					isRequired: true,
				},
				{ name: "copiesFiles", label: words.copies, kind: "check", value: "yes" },
			]}
			submit={words.begin}
		/>
	);
}

type Draft = { dataset: string; version: string };

const about = ({ dataset, version }: Draft) => [
	hidden("dataset", dataset),
	hidden("version", version),
];

export function PublishForm({ draft }: { draft: Draft }) {
	return (
		<ActionForm
			action={publish}
			fields={[
				...about(draft),
				{
					name: "changes",
					label: words.changes,
					kind: "lines",
					hint: words.publishHint,
					isRequired: true,
				},
			]}
			submit={words.publish}
		/>
	);
}

export function DiscardForm({ draft }: { draft: Draft }) {
	return (
		<ActionForm
			action={discard}
			fields={about(draft)}
			submit={words.discard}
			tone="danger"
			fold={{ title: words.discardFold(draft.version), lead: words.discardLead }}
		/>
	);
}

export function WithheldForm({ draft }: { draft: Draft }) {
	return (
		<ActionForm
			action={nameWithheld}
			fields={[
				...about(draft),
				{ name: "path", label: words.path, kind: "line", hint: words.pathHint, isRequired: true },
				{ name: "fileBytes", label: words.bytes, kind: "line", isRequired: true },
				{ name: "sha256", label: words.sha256, kind: "line", isRequired: true },
			]}
			submit={words.withhold}
			tone="plain"
		/>
	);
}

export function TakeDownForm({ dataset }: { dataset: string }) {
	return (
		<ActionForm
			action={withdrawVideo}
			fields={[
				hidden("dataset", dataset),
				{ name: "videoId", label: words.videoId, kind: "line", isRequired: true },
				{ name: "reason", label: words.reason, kind: "lines", isRequired: true },
				{
					name: "boardEffect",
					label: words.boardEffect,
					kind: "lines",
					hint: words.takeDownHint,
					isRequired: true,
				},
			]}
			submit={words.takeDown}
			tone="danger"
		/>
	);
}
