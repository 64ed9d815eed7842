"use client";

import { type DragEvent, type FormEvent, useEffect, useRef, useState } from "react";
import { countWord } from "#app/_components/figure.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { Notice } from "#app/_components/notice.tsx";
import { ProblemList } from "#app/_components/problem-list.tsx";
import { type PreflightAnswer, type PreflightQuestion, preflight } from "./preflight.client.ts";
import { pageOf, sendFile } from "./send-file.client.ts";

const words = {
	method: "Method",
	file: "Proposal file",
	hint: "JSON, plain or gzip. It is checked here, in your browser, before anything is sent.",
	drop: "or drop it here",
	dropArea: "Drop a file here",
	submit: "Submit",
	checking: "Checking the file …",
	sending: "Sending",
	done: "Received. Opening its page …",
	broken: (total: number) =>
		`${countWord(total)} ${total === 1 ? "problem" : "problems"}: nothing was sent, no attempt was used`,
	sound: "The file is sound",
	summary: (answer: { videos: number; proposals: number }) =>
		`${countWord(answer.proposals)} proposals in ${countWord(answer.videos)} videos.`,
	warnings: (total: number) => `${countWord(total)} ${total === 1 ? "warning" : "warnings"}`,
	warningsHint: "Warnings do not stop a file: it is scored as it is.",
};

export type SubmitFormProps = {
	challenge: string;
	phase: string;
	methods: { id: string; name: string }[];
	chosenMethodId: string | null;
	maxFileBytes: number;
	maxProposalsPerVideo: number;
	unknownVideos: "reject" | "count";
	reads: PreflightQuestion["reads"];
	videosUrl: string;
	/** Where the form goes without JavaScript. */
	action: string;
	canSubmit: boolean;
};

type Stage =
	| { kind: "idle" }
	| { kind: "checking" }
	| { kind: "checked"; answer: PreflightAnswer }
	| { kind: "sending"; share: number }
	| { kind: "received" }
	| { kind: "refused"; message: string };

function Verdict({ answer }: { answer: PreflightAnswer }) {
	if (answer.kind === "failed")
		return (
			<Notice tone="wrong" alert>
				{answer.message}
			</Notice>
		);
	if (answer.kind === "broken")
		return (
			<>
				<Notice tone="wrong" title={words.broken(answer.total)} alert>
					{answer.problems[0]?.message}
				</Notice>
				<ProblemList
					label={words.broken(answer.total)}
					problems={answer.problems}
					total={answer.total}
				/>
			</>
		);
	return (
		<>
			<Notice tone="good" title={words.sound} alert>
				{words.summary(answer)}
			</Notice>
			{answer.warningTotal > 0 ? (
				<details>
					<summary>{words.warnings(answer.warningTotal)}</summary>
					<p className="quiet">{words.warningsHint}</p>
					<ProblemList
						label={words.warnings(answer.warningTotal)}
						problems={answer.warnings}
						total={answer.warningTotal}
					/>
				</details>
			) : null}
		</>
	);
}

function Progress({ stage }: { stage: Stage }) {
	if (stage.kind === "checking") return <p role="status">{words.checking}</p>;
	if (stage.kind === "received") return <p role="status">{words.done}</p>;
	if (stage.kind === "refused")
		return (
			<Notice tone="wrong" alert>
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

/** Checks a chosen file at once and keeps the verdict; a newer file supersedes an older check. */
function usePreflight(props: SubmitFormProps) {
	const [file, setFile] = useState<File | null>(null);
	const [stage, setStage] = useState<Stage>({ kind: "idle" });
	useEffect(() => {
		if (!file) return;
		setStage({ kind: "checking" });
		const { maxFileBytes, maxProposalsPerVideo, unknownVideos, reads, videosUrl } = props;
		const limits = { maxFileBytes, maxProposalsPerVideo, unknownVideos, reads, videosUrl };
		const asked = preflight({ file, ...limits });
		let superseded = false;
		void asked.answer.then((answer) => {
			if (!superseded) setStage({ kind: "checked", answer });
		});
		return () => {
			superseded = true;
			asked.cancel();
		};
	}, [file, props]);
	return { file, setFile, stage, setStage };
}

function MethodField({ methods, chosen }: { methods: SubmitFormProps["methods"]; chosen: string }) {
	return (
		<div className="field">
			<label htmlFor="method">{words.method}</label>
			<select id="method" name="methodId" required defaultValue={chosen}>
				{methods.map(({ id, name }) => (
					<option key={id} value={id}>
						{name}
					</option>
				))}
			</select>
		</div>
	);
}

function FileField({ file, choose }: { file: File | null; choose: (file: File | null) => void }) {
	const [over, setOver] = useState(false);
	const input = useRef<HTMLInputElement>(null);

	function drop(event: DragEvent) {
		event.preventDefault();
		setOver(false);
		const { files } = event.dataTransfer;
		if (!files[0] || !input.current) return;
		input.current.files = files;
		choose(files[0]);
	}

	function drag(event: DragEvent) {
		event.preventDefault();
		setOver(true);
	}

	return (
		<div className="field">
			<label htmlFor="file">{words.file}</label>
			<section
				aria-label={words.dropArea}
				className={`drop-area${over ? " over" : ""}`}
				onDrop={drop}
				onDragOver={drag}
				onDragLeave={() => setOver(false)}
			>
				<input
					id="file"
					ref={input}
					name="file"
					type="file"
					required
					accept=".json,.gz,application/json,application/gzip"
					aria-describedby="file-hint"
					onChange={({ target }) => choose(target.files?.[0] ?? null)}
				/>
				<span className={file ? "quiet" : "quiet drop-hint"}>
					{file ? fileSize(file.size) : words.drop}
				</span>
			</section>
			<span className="hint" id="file-hint">
				{words.hint}
			</span>
		</div>
	);
}

/** What may be sent now: a file found sound, or one this browser could not check (the plain way). */
function verdictOf(stage: Stage): PreflightAnswer["kind"] | "none" {
	return stage.kind === "checked" ? stage.answer.kind : "none";
}

export function SubmitForm(props: SubmitFormProps) {
	const { file, setFile, stage, setStage } = usePreflight(props);
	const busy = stage.kind === "sending" || stage.kind === "received" || stage.kind === "checking";

	async function send(event: FormEvent<HTMLFormElement>) {
		if (verdictOf(stage) === "failed") return;
		event.preventDefault();
		if (!file || stage.kind !== "checked" || stage.answer.kind !== "sound") return;
		const { challenge, phase } = props;
		const methodId = new FormData(event.currentTarget).get("methodId")?.toString() ?? "";
		const where = { challenge, phase, methodId, sha256: stage.answer.sha256 };
		setStage({ kind: "sending", share: 0 });
		try {
			const sent = await sendFile(file, where, (share) => setStage({ kind: "sending", share }));
			setStage({ kind: "received" });
			location.assign(pageOf(sent));
		} catch (error) {
			setStage({
				kind: "refused",
				message: error instanceof Error ? error.message : String(error),
			});
		}
	}

	return (
		<form
			className="form"
			method="post"
			encType="multipart/form-data"
			action={props.action}
			onSubmit={send}
		>
			<MethodField
				methods={props.methods}
				chosen={props.chosenMethodId ?? props.methods[0]?.id ?? ""}
			/>
			<FileField file={file} choose={setFile} />
			{stage.kind === "checked" ? <Verdict answer={stage.answer} /> : <Progress stage={stage} />}
			<button type="submit" disabled={busy || !props.canSubmit || verdictOf(stage) === "broken"}>
				{words.submit}
			</button>
		</form>
	);
}
