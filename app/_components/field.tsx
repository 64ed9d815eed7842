import type { ReactNode } from "react";

/** What a control of a `Field` with a hint says of itself: where its hint stands. */
export const hinted = (id: string) => ({ id, "aria-describedby": `${id}-hint` });

/** A labelled control of a form; the control has the same id, and its hint is `id`-hint. */
export function Field(props: {
	id: string;
	label: ReactNode;
	hint?: ReactNode;
	children: ReactNode;
}) {
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
