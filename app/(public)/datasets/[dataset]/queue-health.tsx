import { Instant } from "#app/_components/instant.tsx";
import { words } from "./words.ts";

/** How long asking takes, counted from what happened. */
export type QueueHealth = {
	waiting: number;
	oldestSince: string | null;
	medianDays: number | null;
};

export function QueueHealthFacts({ health }: { health: QueueHealth }) {
	const { waiting, oldestSince, medianDays } = health;
	return (
		<>
			<h3>{words.howLong}</h3>
			<dl className="queue-health">
				<div>
					<dt>{words.waiting}</dt>
					<dd>{waiting}</dd>
				</div>
				<div>
					<dt>{words.oldest}</dt>
					<dd>{oldestSince ? <Instant at={oldestSince} precision="day" /> : words.nobodyWaits}</dd>
				</div>
				<div>
					<dt>{words.median}</dt>
					<dd>{medianDays === null ? words.noneDecided : words.days(medianDays)}</dd>
				</div>
			</dl>
			<p className="quiet fine">{words.healthNote}</p>
		</>
	);
}
