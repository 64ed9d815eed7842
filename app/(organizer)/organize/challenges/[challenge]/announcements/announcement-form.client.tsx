"use client";

import { useActionState, useId } from "react";
import { control, Field } from "#app/_components/field.tsx";
import { Fold, type Folding } from "#app/_components/fold.tsx";
import { Refused } from "#app/_components/refused.client.tsx";
import type { AnnouncementOutcome } from "./actions.ts";

const words = {
	title: "Title",
	text: "Text, in Markdown",
	note: "What is different now, and why: it stands under the announcement",
	tells: "Tell everybody of the correction, by mail too",
	preview: "Show how it reads",
	publish: "Publish to everybody",
	correct: "Correct it",
	reads: "As it will read",
};

type Action = (before: unknown, form: FormData) => Promise<AnnouncementOutcome>;
type Known = { id: string; title: string; markdown: string };

/** The server made it of Markdown, and let through none of the text's own tags. */
const asHtml = (html: string) => ({ dangerouslySetInnerHTML: { __html: html } });

function Preview({ outcome }: { outcome: AnnouncementOutcome }) {
	if (outcome.html === null) return null;
	return (
		<section className="preview" aria-label={words.reads}>
			<h3>{outcome.typed.title}</h3>
			<div className="licence-words" {...asHtml(outcome.html)} />
		</section>
	);
}

function Correction({ typed }: { typed: Record<string, string> }) {
	const id = useId();
	return (
		<>
			<Field id={`${id}-note`} label={words.note}>
				<textarea
					{...control(`${id}-note`)}
					name="note"
					rows={2}
					required
					maxLength={1000}
					defaultValue={typed.note}
				/>
			</Field>
			<label className="choice">
				<input type="checkbox" name="tells" value="yes" defaultChecked={typed.tells === "yes"} />
				<span>{words.tells}</span>
			</label>
		</>
	);
}

/** Writes an announcement, or corrects one that is there; looked at first, as it will read. */
export function AnnouncementForm(props: { action: Action; known: Known | null; fold?: Folding }) {
	const { action, known, fold } = props;
	const [outcome, send, pending] = useActionState(action, null);
	const id = useId();
	const typed: Record<string, string> = outcome?.typed ?? {
		title: known?.title ?? "",
		markdown: known?.markdown ?? "",
	};
	const form = (
		<form className="form wide" action={send} key={outcome?.at ?? 0}>
			{known ? <input type="hidden" name="announcementId" value={known.id} /> : null}
			{outcome && outcome.message !== "" ? <Refused>{outcome.message}</Refused> : null}
			{outcome ? <Preview outcome={outcome} /> : null}
			<Field id={`${id}-title`} label={words.title}>
				<input
					{...control(`${id}-title`)}
					name="title"
					required
					maxLength={200}
					defaultValue={typed.title}
				/>
			</Field>
			<Field id={`${id}-text`} label={words.text}>
				<textarea
					{...control(`${id}-text`)}
					name="markdown"
					rows={10}
					required
					maxLength={20_000}
					defaultValue={typed.markdown}
				/>
			</Field>
			{known ? <Correction typed={typed} /> : null}
			<div className="actions">
				<button
					type="submit"
					name="intent"
					value="preview"
					className="plain"
					formNoValidate
					disabled={pending}
				>
					{words.preview}
				</button>
				<button type="submit" name="intent" value="send" disabled={pending}>
					{known ? words.correct : words.publish}
				</button>
			</div>
		</form>
	);
	if (!fold) return form;
	return (
		<Fold folding={fold} isAnswered={outcome !== null}>
			{form}
		</Fold>
	);
}
