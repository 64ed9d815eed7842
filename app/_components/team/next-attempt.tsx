import { ZonedInstant } from "#app/_components/zoned-instant.tsx";
import type { QuotaView } from "#lib/submissions/index.ts";
import { words } from "./ledger-words.ts";

/** The exact instant of the next attempt, also on the reader's own clock, or why there is none. */
export function NextAttempt(props: { quota: QuotaView; closesAt: string | null }) {
	const { quota, closesAt } = props;
	const isPast = (at: string) => Date.parse(at) <= Date.now();
	if (closesAt !== null && isPast(closesAt)) return words.notOpen;
	if (quota.nextSlotAt === null) return words.noneLeft;
	if (quota.heldBy === "in_flight") return words.whenOneEnds;
	if (isPast(quota.nextSlotAt)) return words.now;
	return <ZonedInstant at={quota.nextSlotAt} precision="second" />;
}
