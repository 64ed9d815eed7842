import type { ReactNode } from "react";

/** What is folded away until somebody wants it: what it is called, and a word before the form. */
export type Folding = { title: ReactNode; lead?: ReactNode; isOpen?: boolean };

/** A form that is folded away. Once it has an answer it stands open, or nobody would see why. */
export function Fold(props: { folding: Folding; isAnswered: boolean; children: ReactNode }) {
	const { title, lead, isOpen = false } = props.folding;
	return (
		<details className="act" open={isOpen || props.isAnswered}>
			<summary>{title}</summary>
			<div className="act-form">
				{typeof lead === "string" ? <p>{lead}</p> : lead}
				{props.children}
			</div>
		</details>
	);
}
