import type { Db } from "#lib/db/index.ts";
import { baselines, type LabelFile } from "#lib/demonstration/index.ts";
import { seedMethod, seedSubmission, seedTeam } from "./entries.ts";

/** The team under which methods of Onset's own code stand, in any challenge. */
export const baselineTeam = "Onset baselines";

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
	const team = await seedTeam(db, {
		challengeId: of.challenge.id,
		userId: of.organizerId,
		name: baselineTeam,
		isBaseline: true,
	});
	for (const { slug, generate, ...described } of baselines) {
		const method = await seedMethod(db, team.id, described);
		for (const phase of of.phases)
			await seedSubmission(
				db,
				{
					challenge: of.challenge.slug,
					phase,
					methodId: method.id,
					userId: of.organizerId,
					fileName: `${slug}.json`,
				},
				() => generate(of.labels, { subset: phase.subset }),
			);
	}
}
