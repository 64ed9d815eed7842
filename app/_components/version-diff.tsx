import { countWord } from "#app/_components/figure.tsx";
import type { VersionDiff } from "#lib/publishing/index.ts";

const words = {
	none: "This is the first version.",
	same: (from: string) => `The files are those of ${from}.`,
	since: (from: string) => `Since ${from}:`,
	added: "Added",
	removed: "Removed",
	changed: "Changed",
	unchanged: "Unchanged",
};

function Paths({ title, paths }: { title: string; paths: readonly string[] }) {
	if (paths.length === 0) return null;
	return (
		<details open={paths.length <= 8}>
			<summary>
				{title} <span className="quiet">{countWord(paths.length)}</span>
			</summary>
			<ul className="paths">
				{paths.map((path) => (
					<li key={path}>
						<code>{path}</code>
					</li>
				))}
			</ul>
		</details>
	);
}

/** What a version changed in the files of the one before. */
export function VersionDiffList({ diff }: { diff: VersionDiff }) {
	if (diff.from === null) return <p>{words.none}</p>;
	const { added, removed, changed } = diff;
	if (added.length + removed.length + changed.length === 0) return <p>{words.same(diff.from)}</p>;
	return (
		<div className="differences">
			<p>{words.since(diff.from)}</p>
			<Paths title={words.added} paths={added} />
			<Paths title={words.removed} paths={removed} />
			<Paths
				title={words.changed}
				paths={changed.map(({ path, changes }) => `${path} (${changes.join(", ")})`)}
			/>
			<p className="quiet">
				{words.unchanged}: {countWord(diff.unchanged)}
			</p>
		</div>
	);
}
