"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { control, Field } from "#app/_components/field.tsx";
import { Notice } from "#app/_components/notice.tsx";
import { type Stage, sendLabels, type Wanted } from "./send-labels.client.ts";
import { words } from "./words.ts";

type Subset = { datasetVersion: string; subset: string };
type Shown = Stage | { kind: "idle" } | { kind: "refused" | "known"; message: string };

const nameOf = ({ datasetVersion, subset }: Subset) => `${subset}, ${datasetVersion}`;

function Progress({ stage }: { stage: Shown }) {
	if (stage.kind === "hashing") return <p role="status">{words.hashing}</p>;
	if (stage.kind === "completing") return <p role="status">{words.completing}</p>;
	if (stage.kind === "refused" || stage.kind === "known")
		return (
			<Notice tone={stage.kind === "known" ? "caution" : "wrong"} alert>
				{stage.message}
			</Notice>
		);
	if (stage.kind !== "sending") return null;
	return (
		<label className="field">
			{words.sending} {Math.round(stage.share * 100)} %
			<progress max={1} value={stage.share} />
		</label>
	);
}

function Fields({ subsets }: { subsets: readonly Subset[] }) {
	return (
		<>
			<Field id="labels-file" label={words.file} hint={words.fileHint}>
				<input
					{...control("labels-file", { hint: words.fileHint })}
					name="file"
					type="file"
					required
					accept=".json,application/json"
				/>
			</Field>
			<Field id="labels-subset" label={words.subset}>
				<select {...control("labels-subset")} name="subset">
					{subsets.map((one, at) => (
						<option key={nameOf(one)} value={at}>
							{nameOf(one)}
						</option>
					))}
				</select>
			</Field>
			<Field id="labels-note" label={words.note} hint={words.whyHint}>
				<input
					{...control("labels-note", { hint: words.whyHint })}
					name="note"
					maxLength={1000}
					autoComplete="off"
				/>
			</Field>
			<label className="choice">
				<input type="checkbox" name="isDemonstration" value="yes" />
				<span>{words.isDemonstration}</span>
			</label>
		</>
	);
}

function wantedOf(form: FormData, challenge: string, subsets: readonly Subset[]): Wanted | null {
	const chosen = subsets[Number(form.get("subset"))];
	if (!chosen) return null;
	return {
		challenge,
		...chosen,
		note: form.get("note")?.toString() ?? "",
		isDemonstration: form.get("isDemonstration") === "yes",
	};
}

/** Sends a label file past this site; without JavaScript it cannot, and its button stays shut. */
export function UploadForm(props: {
	challenge: string;
	subsets: readonly Subset[];
	mostBytes: number;
}) {
	const { challenge, subsets, mostBytes } = props;
	const router = useRouter();
	const [isReady, setReady] = useState(false);
	const [stage, setStage] = useState<Shown>({ kind: "idle" });
	useEffect(() => setReady(true), []);
	const isBusy = ["hashing", "sending", "completing"].includes(stage.kind);

	async function send(event: FormEvent<HTMLFormElement>): Promise<void> {
		event.preventDefault();
		const element = event.currentTarget;
		const form = new FormData(element);
		const file = form.get("file");
		const wanted = wantedOf(form, challenge, subsets);
		if (!(file instanceof File) || !wanted) return;
		if (file.size === 0 || file.size > mostBytes)
			return setStage({ kind: "refused", message: words.fileHint });
		try {
			const sent = await sendLabels(file, wanted, setStage);
			if (sent.isKnown) setStage({ kind: "known", message: words.known(sent.version) });
			else {
				element.reset();
				setStage({ kind: "idle" });
			}
			router.push(`?set=${sent.labelSetId}#labels-${sent.labelSetId}`);
			router.refresh();
		} catch (error) {
			const message = error instanceof Error ? error.message : String(error);
			setStage({ kind: "refused", message });
		}
	}

	return (
		<form className="form" onSubmit={send}>
			<Fields subsets={subsets} />
			<Progress stage={stage} />
			<button type="submit" disabled={!isReady || isBusy}>
				{words.send}
			</button>
		</form>
	);
}
