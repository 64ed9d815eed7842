import { Difference } from "#app/_components/difference.tsx";
import { Notice } from "#app/_components/notice.tsx";
import type { AffectedLine, ApplyView, ChecklistItem } from "#lib/challenge/index.ts";
import { Checklist } from "./checklist.tsx";

const words = {
	title: "What this would do",
	isNew: "A draft would be made. Only its organizers see it until it is made public.",
	nothing: "Nothing would be different.",
	affected: "Whom it concerns",
	nobody: "Nobody who is there already is concerned.",
	missing: "What is still missing before it can open",
};

function Affected({ lines }: { lines: readonly AffectedLine[] }) {
	if (lines.length === 0) return <p>{words.nobody}</p>;
	return (
		<ul>
			{lines.map(({ path, count, sentence }) => (
				<li key={`${path} ${sentence}`}>
					{sentence}: {count.toLocaleString("en")} <code className="quiet">{path}</code>
				</li>
			))}
		</ul>
	);
}

function Missing({ items }: { items: readonly ChecklistItem[] }) {
	const missing = items.filter(({ isDone }) => !isDone);
	if (missing.length === 0) return null;
	return (
		<>
			<h3>{words.missing}</h3>
			<Checklist items={missing} />
		</>
	);
}

/** The dry run of an edit: the difference, whom it concerns, what a draft still lacks. */
export function Plan({ plan }: { plan: ApplyView }) {
	const isNothing = plan.difference.length === 0;
	return (
		<section className="section" aria-labelledby="plan-heading">
			<h2 id="plan-heading">{words.title}</h2>
			{plan.isNew ? <Notice>{words.isNew}</Notice> : null}
			{isNothing ? <p>{words.nothing}</p> : <Difference lines={plan.difference} />}
			{isNothing || plan.isNew ? null : (
				<>
					<h3>{words.affected}</h3>
					<Affected lines={plan.affected} />
				</>
			)}
			{plan.isPublished ? null : <Missing items={plan.checklist} />}
		</section>
	);
}
