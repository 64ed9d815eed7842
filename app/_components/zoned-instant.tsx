import { Instant } from "./instant.tsx";
import { LocalTime } from "./local-time.client.tsx";

const anywhereHours = 12;

/** Anywhere on Earth: the last zone in which a day is over, twelve hours behind UTC. */
function anywhere(at: string): string {
	const shifted = new Date(Date.parse(at) - anywhereHours * 3_600_000).toISOString();
	return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)} AoE`;
}

/** An instant that people must not miss: in UTC, anywhere on Earth, and in the reader's zone. */
export function ZonedInstant({ at, precision }: { at: string; precision?: "minute" | "second" }) {
	return (
		<span className="zones">
			<Instant at={at} precision={precision ?? "minute"} />
			<span className="zone">{anywhere(at)}</span>
			<LocalTime at={at} />
		</span>
	);
}
