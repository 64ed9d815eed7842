"use client";

import type { ReactNode } from "react";
import type { NoticeTone } from "./notice.tsx";

/**
 * A page that comes back with an answer is read from its top, and the answer may stand far below:
 * the focus goes to it as soon as the page or the answer is there, with a script or without.
 */
const first = { tabIndex: -1, autoFocus: true };
const focus = (element: HTMLElement | null) => element?.focus();

/** What a form answers on its own page. */
export function Answered(props: {
	tone: NoticeTone;
	title?: string | undefined;
	isRefusal?: boolean;
	children: ReactNode;
}) {
	const tone = props.isRefusal ? `${props.tone} refused` : props.tone;
	return (
		<div className={`notice ${tone}`} role="alert" {...first} ref={focus}>
			{props.title ? <strong>{props.title}</strong> : null}
			<div>{props.children}</div>
		</div>
	);
}
