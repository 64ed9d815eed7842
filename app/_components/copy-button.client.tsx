"use client";

import { useState } from "react";

const words = { copy: "Copy", copied: "Copied", failed: "Select the text and copy it" };

/** Puts a text on the clipboard; without a clipboard it says what to do instead. */
export function CopyButton({ text, what }: { text: string; what: string }) {
	const [said, setSaid] = useState(words.copy);
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(text);
			setSaid(words.copied);
		} catch {
			setSaid(words.failed);
		}
	};
	return (
		<button type="button" className="plain" onClick={() => void copy()}>
			<span aria-live="polite">{said}</span> <span className="visually-hidden">{what}</span>
		</button>
	);
}
