import { seedAnnouncement } from "#drizzle/seed/announcement.ts";
import { seedBaselines } from "#drizzle/seed/baselines.ts";
import { seedChallenge } from "#drizzle/seed/challenge.ts";
import { seedDataset } from "#drizzle/seed/dataset.ts";
import { seedHolders } from "#drizzle/seed/holders.ts";
import { seedLicence } from "#drizzle/seed/licence.ts";
import { seedMicro } from "#drizzle/seed/micro-challenge.ts";
import { seedPerson } from "#drizzle/seed/people.ts";
import { seedRequests } from "#drizzle/seed/requests.ts";
import { contextFor } from "#lib/context.ts";
import { closeDatabase, database } from "#lib/db/index.ts";
import { makeLabels } from "#lib/demonstration/index.ts";
import { attendLabelSets } from "#lib/label-sets/index.ts";

/** Fills a site with SDFE-LV, its challenge, its demonstration, and a second challenge of another kind. Running it again adds what is missing. */
export async function run(): Promise<number> {
	const db = database();
	try {
		const labels = makeLabels();
		const organizerId = await seedPerson(db, "organizer");
		const stewardId = await seedPerson(db, "steward");
		const secondStewardId = await seedPerson(db, "second-steward");
		await seedPerson(db, "researcher");
		const { dataset, version } = await seedDataset(db, labels, stewardId, organizerId);
		await seedLicence(db, { datasetId: dataset.id, organizerId });
		await seedRequests(db, { slug: dataset.slug, datasetId: dataset.id, stewardId });
		await seedHolders(db, {
			...{ slug: dataset.slug, datasetId: dataset.id },
			...{ stewardId, secondStewardId },
		});
		const { challenge, phases } = await seedChallenge(db, {
			datasetId: dataset.id,
			datasetVersionId: version.id,
			labels,
			organizerId,
		});
		await seedBaselines(db, { challenge, phases, labels, organizerId });
		await seedAnnouncement(db, {
			...{ challengeId: challenge.id, organizerId },
			playerId: await seedPerson(db, "holder"),
		});
		await seedMicro(db, { stewardId, organizerId });
		// Ceiling and baselines of the labels filed away: a worker measures them.
		await attendLabelSets(contextFor({ kind: "system", name: "seed" }));
		return 0;
	} finally {
		await closeDatabase();
	}
}
