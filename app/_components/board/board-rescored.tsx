import Link from "next/link";
import type { NoteView } from "#lib/rescoring/index.ts";
import { Instant } from "../instant.tsx";
import { Notice } from "../notice.tsx";

const words = {
	title: "Rescored",
	log: "What was changed, in the change log",
};

export type Rescored = { challenge: string; notes: readonly NoteView[] };

/** The organizers' words on why the board's figures are no longer those of before. */
export function BoardRescored({ rescored }: { rescored: Rescored }) {
	const [last] = rescored.notes;
	if (!last) return null;
	return (
		<Notice title={words.title}>
			<p>
				<Instant at={last.publishedAt} precision="day" />: {last.note}{" "}
				<Link href={`/challenges/${rescored.challenge}/changes`}>{words.log}</Link>
			</p>
		</Notice>
	);
}
