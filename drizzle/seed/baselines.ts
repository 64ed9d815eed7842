import { createHash } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { submissions } from "#drizzle/schema/submissions.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import { contextFor } from "#lib/context.ts";
import type { Db } from "#lib/db/index.ts";
import { type Baseline, baselines, type LabelFile } from "#lib/demonstration/index.ts";
import { submitFile } from "#lib/submissions/index.ts";

const teamName = "Onset baselines";

async function seedTeam(db: Db, challengeId: string, organizerId: string) {
	await db
		.insert(teams)
		.values({ challengeId, name: teamName, isBaseline: true })
		.onConflictDoNothing();
	const here = and(eq(teams.challengeId, challengeId), eq(teams.name, teamName));
	const [team] = await db.select().from(teams).where(here);
	if (!team) throw new Error("the team of the baselines is missing");
	await db
		.insert(teamMembers)
		.values({ teamId: team.id, challengeId, userId: organizerId, role: "captain" })
		.onConflictDoNothing();
	return team;
}

async function seedMethod(db: Db, teamId: string, baseline: Baseline) {
	const { slug: _slug, generate: _generate, ...described } = baseline;
	await db
		.insert(methods)
		.values({ ...described, teamId })
		.onConflictDoNothing();
	const here = and(eq(methods.teamId, teamId), eq(methods.name, baseline.name));
	const [method] = await db.select().from(methods).where(here);
	if (!method) throw new Error(`the method ${baseline.name} is missing`);
	return method;
}

async function isSubmitted(db: Db, methodId: string, phaseId: string): Promise<boolean> {
	const here = and(eq(submissions.methodId, methodId), eq(submissions.phaseId, phaseId));
	const found = await db.select({ one: sql`1` }).from(submissions).where(here).limit(1);
	return found.length > 0;
}

/** Sends the four baselines the way anybody's file goes; workers score them as they score any. */
export async function seedBaselines(
	db: Db,
	of: {
		challenge: { id: string; slug: string };
		phases: { id: string; slug: string; subset: string }[];
		labels: LabelFile;
		organizerId: string;
	},
) {
	const team = await seedTeam(db, of.challenge.id, of.organizerId);
	const actor = { kind: "member", userId: of.organizerId, isAdmin: false } as const;
	for (const baseline of baselines) {
		const method = await seedMethod(db, team.id, baseline);
		for (const phase of of.phases) {
			if (await isSubmitted(db, method.id, phase.id)) continue;
			const file = baseline.generate(of.labels, { subset: phase.subset });
			const bytes = new TextEncoder().encode(JSON.stringify(file));
			await submitFile(
				contextFor(actor),
				{
					challenge: of.challenge.slug,
					phase: phase.slug,
					methodId: method.id,
					fileName: `${baseline.slug}.json`,
					fileBytes: bytes.length,
					sha256: createHash("sha256").update(bytes).digest("hex"),
				},
				bytes,
			);
		}
	}
}
