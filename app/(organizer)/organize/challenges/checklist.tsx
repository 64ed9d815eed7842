import { Badge } from "#app/_components/badge.tsx";
import type { ChecklistItem } from "#lib/challenge/index.ts";

const words = { done: "done", missing: "missing" };

/** What must hold before a challenge can open, and whether it does. */
export function Checklist({ items }: { items: readonly ChecklistItem[] }) {
	return (
		<ul className="checklist">
			{items.map(({ key, phase, isDone, sentence }) => (
				<li key={`${phase} ${key}`}>
					<Badge tone={isDone ? "filled" : "caution"}>{isDone ? words.done : words.missing}</Badge>
					<span>{sentence}</span>
				</li>
			))}
		</ul>
	);
}
