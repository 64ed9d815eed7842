import type { TeamRules } from "#lib/teams/index.ts";
import { Facts } from "../facts.tsx";
import { Notice } from "../notice.tsx";
import { ZonedInstant } from "../zoned-instant.tsx";
import { words } from "./words.ts";

/** What a challenge says of its teams: sizes, the freeze, and until when they go under numbers. */
export function TeamDates({ rules, isHidden }: { rules: TeamRules; isHidden: boolean }) {
	const { minTeamMembers, maxTeamMembers, teamsFreezeAt, anonymousUntil } = rules;
	return (
		<>
			{rules.isFrozen ? <Notice tone="caution">{words.frozen}</Notice> : null}
			{isHidden && anonymousUntil ? <Notice>{words.hidden(anonymousUntil)}</Notice> : null}
			<Facts
				facts={[
					["Size", words.sizes(minTeamMembers, maxTeamMembers)],
					[words.freezes, teamsFreezeAt ? <ZonedInstant key="at" at={teamsFreezeAt} /> : null],
				]}
			/>
		</>
	);
}
