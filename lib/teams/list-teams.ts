import { challengeById, organizedChallenge, readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { isTeamHidden, shownTeamName } from "#lib/policy/index.ts";
import type { TeamListInput } from "./input.ts";
import { selectScored, selectSizes, selectTeamNames, selectTeamPage } from "./public-queries.ts";
import { phasesSeen, teamReader, viewRules } from "./team-rules.ts";
import type { TeamsView } from "./view.ts";

const pageSize = 50;

/** Members and scored submissions of a page's teams. */
async function countsOf(
	ctx: Context,
	page: { id: string }[],
	seen: Parameters<typeof selectScored>[2],
) {
	const ids = page.map(({ id }) => id);
	const [sizes, scored] = await Promise.all([
		selectSizes(ctx.db, ids),
		selectScored(ctx.db, ids, seen),
	]);
	return (teamId: string) => ({
		members: sizes.find((row) => row.teamId === teamId)?.members ?? 0,
		scored: scored.reduce((sum, row) => (row.teamId === teamId ? sum + row.scored : sum), 0),
	});
}

/**
 * A page of the teams of a challenge that somebody is in or that have something on a board, in order of
 * number: that, and not the name, is what everybody may know of every team.
 */
export async function listTeams(ctx: Context, input: TeamListInput): Promise<TeamsView> {
	const { id: challengeId, slug, title } = await readChallenge(ctx, input.challenge);
	const challenge = await challengeById(ctx, challengeId);
	const { own, isOrganizer, readerOf } = await teamReader(ctx, challengeId);
	const { seen } = await phasesSeen(ctx, challengeId, isOrganizer ? "organizer" : "other");
	const at = { anonymousUntil: challenge.anonymousUntil, now: ctx.now };
	const rows = await selectTeamPage(ctx.db, {
		...{ challengeId, seen, text: input.text, after: input.after, limit: pageSize + 1 },
		isAnonymous: !isOrganizer && isTeamHidden("other", { isBaseline: false }, at),
		ownTeamId: own?.id ?? null,
	});
	const page = rows.slice(0, pageSize);
	const counts = await countsOf(ctx, page, seen);
	const teams = page.map((team) => {
		const isHidden = isTeamHidden(readerOf(team.id), team, at);
		const { members, scored } = counts(team.id);
		return {
			number: team.number,
			name: shownTeamName(isHidden, team),
			isHidden,
			isBaseline: team.isBaseline,
			isOpen: team.isOpen && members > 0,
			members,
			scored,
		};
	});
	return {
		challenge: { slug, title },
		rules: viewRules(challenge, ctx.now),
		teams,
		next: rows.length > pageSize ? (page.at(-1)?.number ?? null) : null,
	};
}

/** For organizers: every team that can be written to. */
export async function listTeamNames(ctx: Context, input: { challenge: string }) {
	const { id } = await organizedChallenge(ctx, input.challenge, "message.send");
	return selectTeamNames(ctx.db, id);
}
