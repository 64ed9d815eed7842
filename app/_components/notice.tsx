import type { ReactNode } from "react";

export type NoticeTone = "plain" | "caution" | "wrong" | "good";

/** A sentence that must be seen. `alert` announces it to screen readers as it appears. */
export function Notice(props: {
	tone?: NoticeTone;
	title?: string;
	alert?: boolean;
	children: ReactNode;
}) {
	const tone = props.tone ?? "plain";
	return (
		<div className={`notice ${tone}`} role={props.alert ? "alert" : undefined}>
			{props.title ? <strong>{props.title}</strong> : null}
			<div>{props.children}</div>
		</div>
	);
}

const words = { demonstration: "Demonstration labels" };

/** Shown on every page of a challenge whose labels are generated; nothing otherwise. */
export function DemonstrationNotice({ notice }: { notice: string | null }) {
	if (notice === null) return null;
	return (
		<Notice tone="caution" title={words.demonstration}>
			{notice}
		</Notice>
	);
}
