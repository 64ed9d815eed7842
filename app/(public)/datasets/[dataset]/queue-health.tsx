import { Instant } from "#app/_components/instant.tsx";
import type { QueueHealthView } from "#lib/grants/index.ts";
import { words } from "./words.ts";

/** How long asking takes, counted from what happened. */
export function QueueHealthFacts({ health }: { health: QueueHealthView }) {
	const { waiting, mayBeMore, oldestWaitingSince: oldest, medianDaysToDecision: median } = health;
	return (
		<>
			<h3>{words.howLong}</h3>
			<dl className="queue-health">
				<div>
					<dt>{words.waiting}</dt>
					<dd>{mayBeMore ? `${waiting}+` : waiting}</dd>
				</div>
				<div>
					<dt>{words.oldest}</dt>
					<dd>{oldest ? <Instant at={oldest} precision="day" /> : words.nobodyWaits}</dd>
				</div>
				<div>
					<dt>{words.median}</dt>
					<dd>{median === null ? words.noneDecided : words.days(median)}</dd>
				</div>
			</dl>
			<p className="quiet fine">{words.healthNote}</p>
		</>
	);
}
