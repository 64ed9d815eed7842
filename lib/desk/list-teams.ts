import type { z } from "zod";
import { organizedChallenge, phasesOf } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import type { DeskTeamsInput, deskTeamInput } from "./input.ts";
import {
	countMembers,
	countSlots,
	countSubmissions,
	selectTeamNumbered,
	selectTeamPage,
	sumGrants,
} from "./team-queries.ts";
import type { DeskTeamsView } from "./view.ts";

const pageSize = 50;

type Teams = Awaited<ReturnType<typeof selectTeamPage>>;

/** What each team has used of every phase, read for the whole page at once. */
async function withCounts(ctx: Context, challengeId: string, page: Teams) {
	const ids = page.map(({ id }) => id);
	const day = ctx.now.toISOString().slice(0, 10);
	const [phases, members, sent, slots, granted] = await Promise.all([
		phasesOf(ctx, challengeId),
		countMembers(ctx.db, ids),
		countSubmissions(ctx.db, ids),
		countSlots(ctx.db, ids, day),
		sumGrants(ctx.db, ids, day),
	]);
	const left = (limit: number, used: number) => Math.max(0, limit - used);
	const teams: DeskTeamsView["teams"] = page.map((team) => ({
		...team,
		members: members.get(team.id) ?? 0,
		submissions: sent.get(team.id)?.all ?? 0,
		scored: sent.get(team.id)?.scored ?? 0,
		quotas: phases.map((phase) => {
			const used = slots(team.id, phase.id);
			const given = granted(team.id, phase.id);
			const inAll = left(phase.totalQuota + given.all, used.all);
			return {
				phase: phase.slug,
				usedToday: used.today,
				leftToday: Math.min(left(phase.dailyQuota + given.today, used.today), inAll),
				used: used.all,
				left: inAll,
			};
		}),
	}));
	return { phases, teams };
}

/** A page of a challenge's teams in order of number, with what each has sent and may still send. */
export async function listDeskTeams(ctx: Context, input: DeskTeamsInput): Promise<DeskTeamsView> {
	const {
		id: challengeId,
		slug,
		title,
	} = await organizedChallenge(ctx, input.challenge, "desk.view");
	const { text, after } = input;
	const rows = await selectTeamPage(ctx.db, { challengeId, text, after, limit: pageSize + 1 });
	const shown = rows.slice(0, pageSize);
	const { phases, teams } = await withCounts(ctx, challengeId, shown);
	return {
		challenge: { slug, title },
		phases: phases.map((phase) => ({ slug: phase.slug, title: phase.title })),
		teams,
		next: rows.length > pageSize ? (shown.at(-1)?.number ?? null) : null,
	};
}

/** One team of a challenge, with what it has sent and may still send. */
export async function readDeskTeam(ctx: Context, input: z.output<typeof deskTeamInput>) {
	const {
		id: challengeId,
		slug,
		title,
	} = await organizedChallenge(ctx, input.challenge, "desk.view");
	const found = await selectTeamNumbered(ctx.db, challengeId, input.team);
	const { phases, teams } = await withCounts(ctx, challengeId, found);
	const [team] = teams;
	if (!team) throw new NotFound("team");
	return {
		challenge: { slug, title },
		phases: phases.map((phase) => ({ slug: phase.slug, title: phase.title })),
		team,
	};
}
