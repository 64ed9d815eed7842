import type { ReactNode } from "react";

type Said = { hint?: ReactNode; problem?: string | undefined };

/** What the control of a `Field` says of itself: its id, and where its hint and its problem stand. */
export function control(id: string, { hint, problem }: Said = {}) {
	const described = [problem ? `${id}-problem` : "", hint ? `${id}-hint` : ""].filter(Boolean);
	return {
		id,
		...(described.length > 0 ? { "aria-describedby": described.join(" ") } : {}),
		...(problem ? { "aria-invalid": true } : {}),
	};
}

/** A labelled control of a form; the control has the same id. */
export function Field(props: Said & { id: string; label: ReactNode; children: ReactNode }) {
	const { id, label, hint, problem } = props;
	return (
		<div className="field">
			<label htmlFor={id}>{label}</label>
			{props.children}
			{problem ? (
				<span className="problem" id={`${id}-problem`}>
					{problem}
				</span>
			) : null}
			{hint ? (
				<span className="hint" id={`${id}-hint`}>
					{hint}
				</span>
			) : null}
		</div>
	);
}
