import { seedBaselines } from "#drizzle/seed/baselines.ts";
import { seedChallenge } from "#drizzle/seed/challenge.ts";
import { seedDataset } from "#drizzle/seed/dataset.ts";
import { seedLicence } from "#drizzle/seed/licence.ts";
import { seedPerson } from "#drizzle/seed/people.ts";
import { closeDatabase, database } from "#lib/db/index.ts";
import { makeLabels } from "#lib/demonstration/index.ts";

/** Fills a site with SDFE-LV, its challenge and its demonstration. Running it again adds what is missing. */
export async function run(): Promise<number> {
	const db = database();
	try {
		const labels = makeLabels();
		const organizerId = await seedPerson(db, "organizer");
		const stewardId = await seedPerson(db, "steward");
		await seedPerson(db, "researcher");
		const { dataset, version } = await seedDataset(db, labels, stewardId);
		await seedLicence(db, { datasetId: dataset.id, organizerId });
		const { challenge, phases } = await seedChallenge(db, {
			datasetId: dataset.id,
			datasetVersionId: version.id,
			labels,
			organizerId,
		});
		await seedBaselines(db, { challenge, phases, labels, organizerId });
		return 0;
	} finally {
		await closeDatabase();
	}
}
