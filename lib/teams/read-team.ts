import { readChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { NotFound } from "#lib/errors.ts";
import {
	type Anonymity,
	authorize,
	decide,
	isTeamHidden,
	shownMethod,
	shownTeamName,
} from "#lib/policy/index.ts";
import { type TeamWithFacts, teamWithFacts } from "./facts.ts";
import { selectMethodsInOrder, selectScored } from "./public-queries.ts";
import { displayName, selectTeam, selectTeamByNumber, type TeamRow } from "./queries.ts";
import { selectWaitsFor } from "./request-queries.ts";
import { phasesSeen, teamReader, viewRules } from "./team-rules.ts";
import { type PublicTeamView, viewMethod } from "./view.ts";

type Reader = Awaited<ReturnType<typeof teamReader>>;

async function scoredBy(ctx: Context, team: TeamRow, reader: Reader) {
	const { phases, seen } = await phasesSeen(ctx, team.challengeId, reader.readerOf(team.id));
	const rows = await selectScored(ctx.db, [team.id], seen);
	return phases
		.filter(({ id }) => seen.some(({ phaseId }) => phaseId === id))
		.map(({ id, slug, title }) => ({
			slug,
			title,
			scored: rows.find((row) => row.phaseId === id)?.scored ?? 0,
		}));
}

/** Where a merged team is now: what it merged into may have merged since. It never comes back round. */
async function followed(ctx: Context, team: TeamRow, reader: Reader, at: Anonymity) {
	let into: TeamRow | null = team;
	while (into?.mergedIntoId) into = await selectTeam(ctx.db, into.mergedIntoId);
	if (!into || into.id === team.id) return null;
	const isHidden = isTeamHidden(reader.readerOf(into.id), into, at);
	return { number: into.number, name: shownTeamName(isHidden, into) };
}

/** What the reader may ask of the team: shown only where the verb would not refuse it. */
async function openTo(ctx: Context, { team, members, facts }: TeamWithFacts, { own }: Reader) {
	const { actor } = ctx;
	const isAsked =
		actor.kind === "member" &&
		(await selectWaitsFor(ctx.db, { teamId: team.id, userId: actor.userId }));
	const takes = team.mergedIntoId === null && !team.isBaseline && !isAsked && members.length > 0;
	const ownFacts = own && own.id !== team.id ? (await teamWithFacts(ctx, own)).facts : null;
	return {
		isAsked,
		canAskToJoin: takes && own === null && decide(ctx.actor, "team.ask", facts).allowed,
		canAskToMerge: takes && ownFacts !== null && decide(ctx.actor, "team.merge", ownFacts).allowed,
	};
}

/** The public page of a team: no more of it than the challenge says may be known yet. */
export async function readTeam(
	ctx: Context,
	input: { challenge: string; team: number },
): Promise<PublicTeamView> {
	const { id, slug, title } = await readChallenge(ctx, input.challenge);
	const team = await selectTeamByNumber(ctx.db, id, input.team);
	if (!team) throw new NotFound("team");
	const standing = await teamWithFacts(ctx, team);
	const { challenge, members, facts } = standing;
	authorize(ctx.actor, "team.view", { ...facts, isPublished: challenge.publishedAt !== null });
	const reader = await teamReader(ctx, id);
	const at = { anonymousUntil: challenge.anonymousUntil, now: ctx.now };
	const isHidden = isTeamHidden(reader.readerOf(team.id), team, at);
	const methods = await selectMethodsInOrder(ctx.db, [team.id]);
	const phases = await scoredBy(ctx, team, reader);
	return {
		challenge: { slug, title },
		rules: viewRules(challenge, ctx.now),
		number: team.number,
		name: shownTeamName(isHidden, team),
		isHidden,
		isBaseline: team.isBaseline,
		isOpen: team.isOpen && members.length > 0,
		members: members.length,
		scored: phases.reduce((sum, { scored }) => sum + scored, 0),
		description: isHidden ? "" : team.description,
		people: isHidden ? null : members.map(displayName),
		methods: methods.map((method, at) =>
			shownMethod(isHidden, viewMethod(method), { team, ordinal: at + 1 }),
		),
		phases,
		mergedInto: await followed(ctx, team, reader, at),
		isOwn: facts.isTeamMember,
		...(await openTo(ctx, standing, reader)),
	};
}
