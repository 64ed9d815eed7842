"use client";

import { useState } from "react";

/** A line for a terminal. Without scripts, one click selects all of it. */
export function Command(props: {
	about: string;
	line: string;
	words: { copy: string; copied: string };
}) {
	const [isCopied, setCopied] = useState(false);
	const copy = async () => {
		await navigator.clipboard.writeText(props.line);
		setCopied(true);
	};
	return (
		<div className="command">
			<p className="fine">{props.about}</p>
			<div>
				<pre>{props.line}</pre>
				<button type="button" className="plain" onClick={() => void copy()} aria-live="polite">
					{isCopied ? props.words.copied : props.words.copy}
				</button>
			</div>
		</div>
	);
}
