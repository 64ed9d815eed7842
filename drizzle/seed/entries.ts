import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { submissions } from "#drizzle/schema/submissions.ts";
import { methods, teamMembers, teams } from "#drizzle/schema/teams.ts";
import { contextFor } from "#lib/context.ts";
import type { Db } from "#lib/db/index.ts";
import { submitFile } from "#lib/submissions/index.ts";

/** A team of one, unless it is there. */
export async function seedTeam(
	db: Db,
	of: { challengeId: string; userId: string; name: string; isBaseline: boolean },
) {
	const { challengeId, userId, name, isBaseline } = of;
	await db.insert(teams).values({ challengeId, name, isBaseline }).onConflictDoNothing();
	const here = and(eq(teams.challengeId, challengeId), eq(teams.name, name));
	const [team] = await db.select().from(teams).where(here);
	if (!team) throw new Error(`the team ${name} is missing`);
	await db
		.insert(teamMembers)
		.values({ teamId: team.id, challengeId, userId, role: "captain" })
		.onConflictDoNothing();
	return team;
}

type Described = Omit<typeof methods.$inferInsert, "id" | "teamId" | "createdAt">;

/** A method of a team, unless it is there. */
export async function seedMethod(db: Db, teamId: string, described: Described) {
	await db
		.insert(methods)
		.values({ ...described, teamId })
		.onConflictDoNothing();
	const here = and(eq(methods.teamId, teamId), eq(methods.name, described.name));
	const [method] = await db.select().from(methods).where(here);
	if (!method) throw new Error(`the method ${described.name} is missing`);
	return method;
}

/** Sends a file the way anybody's goes, unless it was sent; workers score it as they score any. */
export async function seedSubmission(
	db: Db,
	of: {
		challenge: string;
		phase: { id: string; slug: string };
		methodId: string;
		userId: string;
		fileName: string;
	},
	file: () => unknown,
): Promise<void> {
	const { challenge, phase, methodId, userId, fileName } = of;
	const sent = and(
		eq(submissions.methodId, methodId),
		eq(submissions.phaseId, phase.id),
		eq(submissions.fileName, fileName),
	);
	const known = await db.select({ id: submissions.id }).from(submissions).where(sent).limit(1);
	if (known.length > 0) return;
	const bytes = new TextEncoder().encode(JSON.stringify(file()));
	await submitFile(
		contextFor({ kind: "member", userId, isAdmin: false }),
		{
			challenge,
			phase: phase.slug,
			methodId,
			fileName,
			fileBytes: bytes.length,
			sha256: createHash("sha256").update(bytes).digest("hex"),
		},
		bytes,
	);
}
