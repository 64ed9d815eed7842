"use client";

import { useActionState } from "react";
import { Field } from "#app/_components/field.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { Refused } from "#app/_components/refused.client.tsx";
import { beginVersion, nameWithheld, publish, withdrawVideo } from "./actions.ts";

const words = {
	version: "Version",
	versionHint: "MAJOR.MINOR.PATCH, for instance 1.1.0.",
	copies: "Begin with the files of the newest version; nothing is sent again",
	begin: "Begin a draft",
	changes: "What changed, for the dataset's readers",
	publish: "Publish for good",
	publishHint:
		"Nothing of a published version can change. Holders whose access covers it get a mail.",
	path: "Path",
	bytes: "Size in bytes",
	sha256: "SHA-256",
	withhold: "Name a withheld file",
	withheldDone: "Named:",
	videoId: "Video id",
	reason: "Reason, said to holders and to the public",
	boardEffect: "What it means for the boards",
	takeDown: "Take down",
	takeDownHint:
		"The newest version is published again without the video, nobody can fetch it any more, and whoever may have a copy gets a mail. This cannot be undone.",
	takenDown: (version: string) => `Taken down. Version ${version} no longer has it.`,
};

function Refusal({ outcome }: { outcome: { ok: boolean; message?: string } | null }) {
	if (!outcome || outcome.ok) return null;
	return <Refused>{outcome.message}</Refused>;
}

export function BeginForm({ dataset, suggested }: { dataset: string; suggested: string }) {
	const [outcome, action, pending] = useActionState(beginVersion, null);
	return (
		<form className="form" action={action}>
			<input type="hidden" name="dataset" value={dataset} />
			<Field id="version" label={words.version} hint={words.versionHint}>
				<input
					id="version"
					name="version"
					required
					defaultValue={suggested}
					maxLength={40}
					aria-describedby="version-hint"
				/>
			</Field>
			<label className="choice">
				<input type="checkbox" name="copiesFiles" defaultChecked /> {words.copies}
			</label>
			<button type="submit" disabled={pending}>
				{words.begin}
			</button>
			<Refusal outcome={outcome} />
		</form>
	);
}

export function PublishForm({ dataset, version }: { dataset: string; version: string }) {
	const [outcome, action, pending] = useActionState(publish, null);
	return (
		<form className="form" action={action}>
			<input type="hidden" name="dataset" value={dataset} />
			<input type="hidden" name="version" value={version} />
			<Field id="what-changed" label={words.changes} hint={words.publishHint}>
				<textarea
					id="what-changed"
					name="changes"
					required
					rows={4}
					maxLength={5000}
					aria-describedby="what-changed-hint"
				/>
			</Field>
			<button type="submit" disabled={pending}>
				{words.publish}
			</button>
			<Refusal outcome={outcome} />
		</form>
	);
}

export function WithheldForm({ dataset, version }: { dataset: string; version: string }) {
	const [outcome, action, pending] = useActionState(nameWithheld, null);
	return (
		<form className="form" action={action}>
			<input type="hidden" name="dataset" value={dataset} />
			<input type="hidden" name="version" value={version} />
			<Field id="path" label={words.path}>
				<input id="path" name="path" required maxLength={512} placeholder="labels/testing.json" />
			</Field>
			<Field id="fileBytes" label={words.bytes}>
				<input id="fileBytes" name="fileBytes" type="number" min={1} required />
			</Field>
			<Field id="sha256" label={words.sha256}>
				<input id="sha256" name="sha256" required pattern="[0-9a-fA-F]{64}" autoComplete="off" />
			</Field>
			<button type="submit" className="plain" disabled={pending}>
				{words.withhold}
			</button>
			<Refusal outcome={outcome} />
			{outcome?.ok ? (
				<Notice tone="good" alert>
					{words.withheldDone} {outcome.value}
				</Notice>
			) : null}
		</form>
	);
}

export function TakeDownForm({ dataset }: { dataset: string }) {
	const [outcome, action, pending] = useActionState(withdrawVideo, null);
	return (
		<form className="form" action={action}>
			<input type="hidden" name="dataset" value={dataset} />
			<Field id="videoId" label={words.videoId}>
				<input id="videoId" name="videoId" required maxLength={100} autoComplete="off" />
			</Field>
			<Field id="reason" label={words.reason}>
				<textarea id="reason" name="reason" required rows={3} maxLength={2000} />
			</Field>
			<Field id="boardEffect" label={words.boardEffect} hint={words.takeDownHint}>
				<textarea
					id="boardEffect"
					name="boardEffect"
					required
					rows={2}
					maxLength={1000}
					aria-describedby="boardEffect-hint"
				/>
			</Field>
			<button type="submit" className="danger" disabled={pending}>
				{words.takeDown}
			</button>
			<Refusal outcome={outcome} />
			{outcome?.ok ? (
				<Notice tone="good" alert>
					{words.takenDown(outcome.value.tombstoneVersion)}
				</Notice>
			) : null}
		</form>
	);
}
