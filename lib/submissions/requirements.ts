import { and, count, desc, eq } from "drizzle-orm";
import { challengeRules, challenges, rulesAcceptances } from "#drizzle/schema/challenge.ts";
import { datasetVersions } from "#drizzle/schema/dataset.ts";
import { submissions } from "#drizzle/schema/submissions.ts";
import { teamMembers, teams } from "#drizzle/schema/teams.ts";
import { type PhaseRow, runsChallenge } from "#lib/challenge/index.ts";
import type { Context } from "#lib/context.ts";
import { readStanding } from "#lib/grants/index.ts";
import { opensFiles, type Requirements } from "#lib/policy/index.ts";

async function hasAcceptedRules(ctx: Context, challengeId: string, userId: string) {
	const [newest] = await ctx.db
		.select({ id: challengeRules.id })
		.from(challengeRules)
		.where(eq(challengeRules.challengeId, challengeId))
		.orderBy(desc(challengeRules.version))
		.limit(1);
	if (!newest) return true;
	const accepted = await ctx.db
		.select({ at: rulesAcceptances.acceptedAt })
		.from(rulesAcceptances)
		.where(and(eq(rulesAcceptances.rulesId, newest.id), eq(rulesAcceptances.userId, userId)));
	return accepted.length > 0;
}

async function hasPrerequisite(ctx: Context, phase: PhaseRow, teamId: string) {
	if (!phase.prerequisitePhaseId) return true;
	const scored = await ctx.db
		.select({ id: submissions.id })
		.from(submissions)
		.where(
			and(
				eq(submissions.phaseId, phase.prerequisitePhaseId),
				eq(submissions.teamId, teamId),
				eq(submissions.state, "scored"),
			),
		)
		.limit(1);
	return scored.length > 0;
}

/** Whether the person's access to the version that the phase is of is in force. */
async function mayOpenFiles(ctx: Context, phase: PhaseRow, userId: string): Promise<boolean> {
	const [version] = await ctx.db
		.select({ datasetId: datasetVersions.datasetId, sequence: datasetVersions.sequence })
		.from(datasetVersions)
		.where(eq(datasetVersions.id, phase.datasetVersionId));
	if (!version) return false;
	const of = { datasetId: version.datasetId, userId, now: ctx.now };
	const standing = (await readStanding(ctx.db, of)).towards(version.sequence);
	return standing !== "none" && standing !== "not_covered" && opensFiles(standing);
}

const allMet: Requirements = {
	hasAcceptedRules: true,
	hasAccess: true,
	hasPrerequisite: true,
	isTeamLargeEnough: true,
	isOutsider: true,
};

/** What a challenge asks of who submits, and whether this person of this team has it. */
export async function requirementsOf(
	ctx: Context,
	phase: PhaseRow,
	of: { teamId: string; userId: string },
): Promise<Requirements> {
	const [found] = await ctx.db
		.select({ challenge: challenges, isBaseline: teams.isBaseline })
		.from(challenges)
		.innerJoin(teams, eq(teams.challengeId, challenges.id))
		.where(eq(teams.id, of.teamId));
	if (!found || found.isBaseline) return allMet;
	const { challenge } = found;
	const [members] = await ctx.db
		.select({ number: count() })
		.from(teamMembers)
		.where(eq(teamMembers.teamId, of.teamId));
	return {
		hasAcceptedRules: await hasAcceptedRules(ctx, challenge.id, of.userId),
		hasAccess: !challenge.requiresAccess || (await mayOpenFiles(ctx, phase, of.userId)),
		hasPrerequisite: await hasPrerequisite(ctx, phase, of.teamId),
		isTeamLargeEnough: (members?.number ?? 0) >= challenge.minTeamMembers,
		isOutsider: !(await runsChallenge(ctx, challenge.id, [of.userId])),
	};
}
