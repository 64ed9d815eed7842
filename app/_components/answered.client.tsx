"use client";

import type { ReactNode } from "react";
import type { NoticeTone } from "./notice.tsx";

const first = { tabIndex: -1, autoFocus: true };
const focus = (element: HTMLElement | null) => element?.focus();

/**
 * What a form answers on its own page, and that may stand far below the top of it: the focus goes
 * to it as it does to a refusal, with a script or without.
 */
export function Answered(props: { tone: NoticeTone; title?: string; children: ReactNode }) {
	return (
		<div className={`notice ${props.tone}`} role="alert" {...first} ref={focus}>
			{props.title ? <strong>{props.title}</strong> : null}
			<div>{props.children}</div>
		</div>
	);
}
