import type { ReactNode } from "react";
import { Badge } from "#app/_components/badge.tsx";
import { countWord, missing } from "#app/_components/figure.tsx";
import { fileSize } from "#app/_components/file-size.ts";
import { TableRegion } from "#app/_components/table-region.tsx";

const words = {
	file: "File",
	size: "Size",
	sha256: "SHA-256",
	access: "Access",
	top: "Top folder",
	files: (count: number) => `${countWord(count)} ${count === 1 ? "file" : "files"}`,
	takenDown: "taken down",
	accesses: { public: "anyone", licensed: "licensed", withheld: "withheld" },
};

type Listed = {
	path: string;
	access: "public" | "licensed" | "withheld";
	fileBytes: number | null;
	sha256: string | null;
	isTakenDown: boolean;
};

const tones = { public: "accent", licensed: "plain", withheld: "caution" } as const;

const folderOf = (path: string) => path.slice(0, path.lastIndexOf("/") + 1);

/** Files by the folder that they are in; the folders in order, each with its files. */
function byFolder<F extends Listed>(files: readonly F[]): [string, F[]][] {
	const folders = new Map<string, F[]>();
	for (const file of files) {
		const folder = folderOf(file.path);
		const known = folders.get(folder);
		if (known) known.push(file);
		else folders.set(folder, [file]);
	}
	return [...folders].sort(([one], [other]) => (one < other ? -1 : 1));
}

/** How many files, and how much they are together as far as their sizes are told. */
function totalOf(files: readonly Listed[]): string {
	const sizes = files.flatMap(({ fileBytes }) => fileBytes ?? []);
	const size = fileSize(sizes.reduce((sum, fileBytes) => sum + fileBytes, 0));
	return [words.files(files.length), ...(sizes.length > 0 ? [size] : [])].join(", ");
}

function Rows<F extends Listed>(props: { files: readonly F[]; action: (file: F) => ReactNode }) {
	return props.files.map((file) => (
		<tr key={file.path}>
			<th scope="row" className="file-name">
				{file.path.slice(folderOf(file.path).length)}
			</th>
			<td className="number">{file.fileBytes === null ? missing : fileSize(file.fileBytes)}</td>
			<td className="acts">{props.action(file)}</td>
			<td>
				<Badge tone={tones[file.access]}>{words.accesses[file.access]}</Badge>{" "}
				{file.isTakenDown ? <Badge tone="caution">{words.takenDown}</Badge> : null}
			</td>
			<td>{file.sha256 === null ? missing : <code className="digest">{file.sha256}</code>}</td>
		</tr>
	));
}

/** The files of a version, folder by folder; a long folder is folded until it is asked for. */
export function FileTable<F extends Listed>(props: {
	files: readonly F[];
	actionTitle: string;
	action: (file: F) => ReactNode;
}) {
	const folders = byFolder(props.files);
	const isShort = props.files.length <= 60;
	return folders.map(([folder, files]) => (
		<details key={folder} className="folder" open={isShort || files.length <= 10}>
			<summary>
				<code>{folder || words.top}</code> <span className="quiet">{totalOf(files)}</span>
			</summary>
			<TableRegion label={folder || words.top}>
				<table className="snug files">
					<thead>
						<tr>
							<th scope="col">{words.file}</th>
							<th scope="col" className="number">
								{words.size}
							</th>
							<th scope="col">{props.actionTitle}</th>
							<th scope="col">{words.access}</th>
							<th scope="col">{words.sha256}</th>
						</tr>
					</thead>
					<tbody>
						<Rows files={files} action={props.action} />
					</tbody>
				</table>
			</TableRegion>
		</details>
	));
}
