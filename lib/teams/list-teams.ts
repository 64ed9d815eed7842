import { challengeById, readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { isTeamHidden, shownTeamName } from "#lib/policy/index.ts";
import { selectScored, selectTeamsWithSize } from "./public-queries.ts";
import { phasesSeen, teamReader, viewRules } from "./team-rules.ts";
import type { TeamsView } from "./view.ts";

/** The teams of a challenge that somebody is in or that have something on a board, in order of number. */
export async function listTeams(ctx: Context, input: { challenge: string }): Promise<TeamsView> {
	const { id, slug, title } = await readChallenge(ctx, input.challenge);
	const challenge = await challengeById(ctx, id);
	const { isOrganizer, readerOf } = await teamReader(ctx, id);
	const { seen } = await phasesSeen(ctx, id, isOrganizer ? "organizer" : "other");
	const scored = new Map<string, number>();
	for (const row of await selectScored(ctx.db, id, seen))
		scored.set(row.teamId, (scored.get(row.teamId) ?? 0) + row.scored);
	const at = { anonymousUntil: challenge.anonymousUntil, now: ctx.now };
	const all = (await selectTeamsWithSize(ctx.db, id)).map(({ team, members }) => {
		const isHidden = isTeamHidden(readerOf(team.id), team, at);
		return {
			number: team.number,
			name: shownTeamName(isHidden, team),
			isHidden,
			isBaseline: team.isBaseline,
			isOpen: team.isOpen && members > 0,
			members,
			scored: scored.get(team.id) ?? 0,
		};
	});
	return {
		challenge: { slug, title },
		rules: viewRules(challenge, ctx.now),
		teams: all.filter((team) => team.members > 0 || team.scored > 0),
	};
}
