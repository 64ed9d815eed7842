import type { Transaction } from "#lib/db/index.ts";
import { Conflict } from "#lib/errors.ts";
import type { TeamWithFacts } from "./facts.ts";
import { selectGranted, selectPhaseLimits, selectTaken } from "./merge-queries.ts";

type Limits = { id: string; title: string; dailyQuota: number; totalQuota: number };
type Slots = { phaseId: string; day: string; slots: number };

const total = (slots: readonly Slots[]) => slots.reduce((sum, one) => sum + one.slots, 0);

/**
 * Why two teams have made too many attempts to be one: a sentence for each phase and UTC day on which
 * they hold more together than one team may, its grants included. None when they fit. No sentence says
 * how many: whoever asks would learn what the other team has made.
 */
export function attemptMisfits(
	phases: readonly Limits[],
	taken: readonly Slots[],
	granted: readonly Slots[],
): string[] {
	return phases.flatMap((phase) => {
		const ofPhase = (slots: readonly Slots[]) => slots.filter((one) => one.phaseId === phase.id);
		const [used, given] = [ofPhase(taken), ofPhase(granted)];
		const days = used.flatMap(({ day, slots }) => {
			const limit = phase.dailyQuota + total(given.filter((one) => one.day === day));
			if (slots <= limit) return [];
			return `${phase.title}, ${day} (UTC): more attempts together than one team may make.`;
		});
		const limit = phase.totalQuota + total(given);
		if (total(used) <= limit) return days;
		return [...days, `${phase.title}, in all: more attempts together than one team may make.`];
	});
}

function peopleMisfits(from: TeamWithFacts, into: TeamWithFacts): string[] {
	const people = from.members.length + into.members.length;
	const { maxTeamMembers } = into.challenge;
	return people > maxTeamMembers
		? [`${people} people together, ${maxTeamMembers} allowed in a team.`]
		: [];
}

/**
 * Two locked teams become one only when they could have been one all along.
 * @throws Conflict with every reason
 */
export async function refuseMisfit(
	tx: Transaction,
	{ from, into }: { from: TeamWithFacts; into: TeamWithFacts },
): Promise<void> {
	if (from.team.isBaseline || into.team.isBaseline)
		throw new Conflict("The organizers' team of baselines merges with nobody.");
	const teamIds = [from.team.id, into.team.id];
	const problems = [
		...peopleMisfits(from, into),
		...attemptMisfits(
			await selectPhaseLimits(tx.db, into.challenge.id),
			await selectTaken(tx.db, teamIds),
			await selectGranted(tx.db, teamIds),
		),
	];
	if (problems.length > 0)
		throw new Conflict(`The two teams do not fit into one. ${problems.join(" ")}`, { problems });
}
