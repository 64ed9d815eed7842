import { eq } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { seedChallenge } from "#drizzle/seed/challenge.ts";
import { seedDataset } from "#drizzle/seed/dataset.ts";
import { seedPerson } from "#drizzle/seed/people.ts";
import { database } from "#lib/db/index.ts";
import { baselines, makeLabels } from "#lib/demonstration/index.ts";
import { encode, method, person } from "./world.ts";

/** The demonstration challenge as the seed makes it, with attempts enough for a bench. */
export async function seededChallenge() {
	const db = database();
	const labels = makeLabels();
	const organizerId = await seedPerson(db, "organizer");
	const { dataset, version } = await seedDataset(db, labels, organizerId);
	const { challenge } = await seedChallenge(db, {
		datasetId: dataset.id,
		datasetVersionId: version.id,
		labels,
		organizerId,
	});
	await db
		.update(phases)
		.set({ dailyQuota: 100_000, totalQuota: 100_000 })
		.where(eq(phases.challengeId, challenge.id));
	const who = await person("bench");
	const { id: methodId } = await method(who, challenge.slug);
	return { labels, challenge, who, methodId, slugs: { challenge: challenge.slug, phase: "test" } };
}

/** A submission of SDFE-LV's size: 238 videos with 100 proposals each; `seed` makes it differ. */
export function demonstrationFile(labels: ReturnType<typeof makeLabels>, seed: string): Uint8Array {
	const baseline = baselines.find(({ slug }) => slug === "boundary-matching");
	if (!baseline) throw new Error("no such baseline");
	return encode(baseline.generate(labels, { subset: "testing", seed }));
}
