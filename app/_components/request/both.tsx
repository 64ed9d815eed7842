import type { Both } from "./words.ts";

/** English, and the Chinese beside it. */
export function BothWords({ words }: { words: Both }) {
	return (
		<>
			{words.en}{" "}
			<span lang="zh" className="translation">
				{words.zh}
			</span>
		</>
	);
}
