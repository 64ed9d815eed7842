"use client";

import type { ReactNode } from "react";

/**
 * A page that comes back with a refusal is read from its top, and what was refused may stand far
 * below: the focus goes to it as soon as the page or the answer is there, with a script or without.
 */
const first = { tabIndex: -1, autoFocus: true };
const focus = (element: HTMLElement | null) => element?.focus();

/** Why a form could not be carried out. */
export function Refused({ title, children }: { title?: string; children: ReactNode }) {
	return (
		<div className="notice wrong" role="alert" {...first} ref={focus}>
			{title ? <strong>{title}</strong> : null}
			<div>{children}</div>
		</div>
	);
}
