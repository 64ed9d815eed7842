import type { ReactNode } from "react";

/** A part of a page with its heading; `id` makes it an anchor. */
export function Section(props: { id: string; title: string; children: ReactNode }) {
	return (
		<section className="section" id={props.id} aria-labelledby={`${props.id}-heading`}>
			<h2 id={`${props.id}-heading`}>{props.title}</h2>
			{props.children}
		</section>
	);
}
