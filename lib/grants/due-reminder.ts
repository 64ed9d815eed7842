const dayMilliseconds = 86_400_000;

/** How many days before its end a holder is reminded of it; at 0 they are asked about their copies. */
export const reminderDays = [60, 30, 7, 0] as const;

/**
 * Which reminder of a grant is due at an instant: the latest that has come and was not sent. One that
 * fell before the grant began, or that a later one has overtaken, is not sent any more.
 */
export function dueReminder(
	grant: { startsAt: Date; endsAt: Date; lastSaid: number | null },
	now: Date,
): number | null {
	const comes = (days: number) => grant.endsAt.getTime() - days * dayMilliseconds;
	const due = reminderDays.filter(
		(days) => comes(days) <= now.getTime() && comes(days) > grant.startsAt.getTime(),
	);
	const latest = due.at(-1);
	if (latest === undefined || (grant.lastSaid !== null && grant.lastSaid <= latest)) return null;
	return latest;
}
