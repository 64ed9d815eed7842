import type { ReactNode } from "react";

/** A labelled control of a form; the control has the same id, and its hint is `id`-hint. */
export function Field(props: { id: string; label: string; hint?: string; children: ReactNode }) {
	return (
		<div className="field">
			<label htmlFor={props.id}>{props.label}</label>
			{props.children}
			{props.hint ? (
				<span className="hint" id={`${props.id}-hint`}>
					{props.hint}
				</span>
			) : null}
		</div>
	);
}
