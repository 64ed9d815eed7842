import { countWord } from "#app/_components/figure.tsx";
import type { LedgerView, QuotaView } from "#lib/submissions/index.ts";

type Entry = LedgerView[number];

const granted = (slots: number) => (slots > 0 ? `, ${countWord(slots)} of them granted` : "");

/** What a ledger of attempts says. */
export const words = {
	file: "File",
	rule: ({ phase }: Entry) =>
		`Each team has ${countWord(phase.dailyQuota)} ${phase.dailyQuota === 1 ? "attempt" : "attempts"} a day and ${countWord(phase.totalQuota)} in this phase. A day is a UTC day, from 00:00 to 24:00; a file counts on the day on which it was announced. An attempt is held once the file was found sound and spent once it is scored. It comes back when you cancel before that, and when the fault is ours.`,
	rejectedRule: (quota: QuotaView) =>
		`Rejected files cost no attempt, nor do files that take too long or too much memory to score; a day takes ${countWord(quota.rejectedLimit)} of both together at most. ${countWord(quota.inFlightLimit)} submissions may be under way at once.`,
	today: (quota: QuotaView) =>
		`${countWord(Math.max(0, quota.dailyLimit - quota.dailyUsed))} left of ${countWord(quota.dailyLimit)}${granted(quota.dailyGranted)}`,
	total: (quota: QuotaView) =>
		`${countWord(Math.max(0, quota.totalLimit - quota.totalUsed))} left of ${countWord(quota.totalLimit)}${granted(quota.totalGranted)}`,
	rejected: (quota: QuotaView) =>
		`${countWord(quota.rejectedUsed)} of ${countWord(quota.rejectedLimit)}`,
	inFlight: (quota: QuotaView) =>
		`${countWord(quota.inFlight)} of ${countWord(quota.inFlightLimit)}`,
	facts: {
		today: "Today (UTC)",
		total: "In this phase",
		rejected: "Rejected or too heavy today",
		inFlight: "Under way",
		next: "Next attempt",
	},
	now: "now",
	whenOneEnds: "when one that is under way has ended",
	noneLeft: "none is left in this phase",
	notOpen: "the phase takes no files now",
	attempts: "Attempts taken",
	day: "Day (UTC)",
	attempt: "Attempt",
	when: "When",
	why: "Why",
	grants: "Attempts granted",
	grantedBy: "By",
	slots: "Attempts",
};

export const attemptWords: Record<Entry["attempts"][number]["state"], string> = {
	reserved: "held",
	spent: "spent",
	refunded: "given back",
};

/** Why an attempt came back, by the ledger's own word. */
export const refundWords: Record<string, string> = {
	cancelled: "cancelled before it was scored",
	failed: "a fault of ours",
	too_heavy: "its file took too long or too much memory",
	rerun: "run again by the organizers, free of charge",
};
