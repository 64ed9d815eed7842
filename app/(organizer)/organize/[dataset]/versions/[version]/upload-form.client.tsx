"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { countWord } from "#app/_components/figure.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { Notice } from "#app/_components/notice.tsx";
import { type Item, type ItemState, pathOf, sendAll } from "./sending-queue.client.ts";

const words = {
	files: "Files",
	folder: "A folder",
	access: "Who may download them",
	licensed: "holders of a licence",
	public: "anyone",
	under: "Put them under",
	underHint: "A folder of the version, for instance videos; may be left empty.",
	send: "Send",
	stop: "Stop",
	again: "Send what failed again",
	hint: "Files go straight to the storage, in parts. After a dropped connection it goes on by itself; after a reload, choose the same files again and what has arrived is not sent twice.",
	total: (sent: string, all: string) => `${sent} of ${all}`,
	done: (count: number) =>
		`${countWord(count)} ${count === 1 ? "file has" : "files have"} arrived.`,
	failed: (count: number) =>
		`${countWord(count)} ${count === 1 ? "file was" : "files were"} not sent`,
	more: (count: number) => `and ${countWord(count)} more`,
	states: {
		waiting: "waits",
		hashing: "is read",
		sending: "is sent",
		sent: "arrived",
		failed: "failed",
		stopped: "stopped",
	} satisfies Record<ItemState, string>,
};

const shownItems = 30;

/** Draws at most four times a second, however often something changes. */
function useSlowly(): () => void {
	const [, draw] = useState(0);
	const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
	useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
	return () => {
		timer.current ??= setTimeout(() => {
			timer.current = null;
			draw((count) => count + 1);
		}, 250);
	};
}

function Line({ item }: { item: Item }) {
	return (
		<li>
			<code>{item.path}</code>
			<span className={item.state === "failed" ? "" : "quiet"}>{words.states[item.state]}</span>
			{item.state === "sending" ? (
				<progress max={item.file.size} value={item.sentBytes} aria-label={item.path} />
			) : null}
			{item.message ? <span>{item.message}</span> : null}
		</li>
	);
}

function Progress({ items }: { items: readonly Item[] }) {
	const all = items.reduce((sum, { file }) => sum + file.size, 0);
	const sent = items.reduce((sum, { sentBytes }) => sum + sentBytes, 0);
	const open = items.filter(({ state }) => state !== "sent");
	const rank = { failed: 0, sending: 1, hashing: 2, stopped: 3, waiting: 4, sent: 5 };
	const shown = [...open].sort((one, other) => rank[one.state] - rank[other.state]);
	return (
		<>
			<label className="field">
				{words.total(fileSize(sent), fileSize(all))}
				<progress max={all} value={sent} />
			</label>
			<p role="status">{words.done(items.length - open.length)}</p>
			<ul className="sending-list">
				{shown.slice(0, shownItems).map((item) => (
					<Line key={item.path} item={item} />
				))}
			</ul>
			{shown.length > shownItems ? (
				<p className="quiet">{words.more(shown.length - shownItems)}</p>
			) : null}
		</>
	);
}

function Choosers() {
	return (
		<>
			<div className="field">
				<label htmlFor="files">{words.files}</label>
				<input id="files" name="files" type="file" multiple />
			</div>
			<div className="field">
				<label htmlFor="folder">{words.folder}</label>
				<input
					id="folder"
					name="folder"
					type="file"
					multiple
					ref={(input) => input?.setAttribute("webkitdirectory", "")}
				/>
			</div>
			<div className="field">
				<label htmlFor="under">{words.under}</label>
				<input id="under" name="under" maxLength={200} aria-describedby="under-hint" />
				<span className="hint" id="under-hint">
					{words.underHint}
				</span>
			</div>
			<div className="field">
				<label htmlFor="access">{words.access}</label>
				<select id="access" name="access" defaultValue="licensed">
					<option value="licensed">{words.licensed}</option>
					<option value="public">{words.public}</option>
				</select>
			</div>
		</>
	);
}

const filesOf = (form: FormData, name: string) =>
	form.getAll(name).filter((one): one is File => one instanceof File && one.name !== "");

function itemsOf(form: FormData): Item[] {
	const under = form.get("under")?.toString().trim().replace(/\/+$/, "") ?? "";
	const files = [...filesOf(form, "files"), ...filesOf(form, "folder")];
	return files.map((file) => ({
		file,
		path: under === "" ? pathOf(file) : `${under}/${pathOf(file)}`,
		state: "waiting",
		sentBytes: 0,
		message: null,
	}));
}

/** Sends chosen files into a draft; leaving the page while it does is asked about first. */
export function UploadForm({ dataset, version }: { dataset: string; version: string }) {
	const router = useRouter();
	const [items, setItems] = useState<Item[]>([]);
	const [stopper, setStopper] = useState<AbortController | null>(null);
	const access = useRef<"public" | "licensed">("licensed");
	const changed = useSlowly();
	useEffect(() => {
		if (!stopper) return;
		const ask = (event: BeforeUnloadEvent) => event.preventDefault();
		addEventListener("beforeunload", ask);
		return () => removeEventListener("beforeunload", ask);
	}, [stopper]);

	async function send(chosen: Item[]): Promise<void> {
		const made = new AbortController();
		setStopper(made);
		const draft = { dataset, version, access: access.current };
		await sendAll(chosen, { draft, signal: made.signal, changed });
		setStopper(null);
		router.refresh();
	}

	function begin(form: FormData): void {
		const chosen = itemsOf(form);
		if (chosen.length === 0) return;
		access.current = form.get("access") === "public" ? "public" : "licensed";
		setItems(chosen);
		void send(chosen);
	}

	const failed = items.filter(({ state }) => state === "failed" || state === "stopped");
	return (
		<form
			className="form wide"
			onSubmit={(event) => {
				event.preventDefault();
				begin(new FormData(event.currentTarget));
			}}
		>
			<Choosers />
			<p className="hint">{words.hint}</p>
			<div className="actions">
				<button type="submit" disabled={stopper !== null}>
					{words.send}
				</button>
				{stopper ? (
					<button type="button" className="plain" onClick={() => stopper.abort()}>
						{words.stop}
					</button>
				) : null}
				{!stopper && failed.length > 0 ? (
					<button type="button" className="plain" onClick={() => void send(failed)}>
						{words.again}
					</button>
				) : null}
			</div>
			{!stopper && failed.length > 0 ? (
				<Notice tone="wrong" title={words.failed(failed.length)} alert>
					{failed[0]?.path}
					{failed[0]?.message ? `: ${failed[0].message}` : null}
				</Notice>
			) : null}
			{items.length > 0 ? <Progress items={items} /> : null}
		</form>
	);
}
