import { and, eq } from "drizzle-orm";
import { datasetOrganizers } from "#drizzle/schema/dataset.ts";
import { licenceVersions, type positions, signatures } from "#drizzle/schema/licensing.ts";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";
import { canonicalText, newReceiptId, sha256Of } from "#lib/licensing/index.ts";
import { licenceSeeds, licenceTitles } from "./licence-texts.ts";

/** The demonstration licence in its two published versions; the organizer may write a third. */
export async function seedLicence(db: Db, of: { datasetId: string; organizerId: string }) {
	const { datasetId, organizerId } = of;
	await db
		.insert(datasetOrganizers)
		.values({ datasetId, userId: organizerId })
		.onConflictDoNothing();
	for (const { at, ...seed } of licenceSeeds) {
		const textEn = canonicalText(seed.textEn);
		const textZh = canonicalText(seed.textZh);
		await db
			.insert(licenceVersions)
			.values({
				...seed,
				datasetId,
				titleEn: licenceTitles.en,
				titleZh: licenceTitles.zh,
				textEn,
				textZh,
				sha256En: sha256Of(textEn),
				sha256Zh: sha256Of(textZh),
				authoritative: "en",
				inForceFrom: at,
				editedAt: at,
				publishedAt: at,
				publishedBy: organizerId,
				editedBy: organizerId,
			})
			.onConflictDoNothing();
	}
}

/** A demonstration person's signature under a version of the licence, once. */
export async function seedSignature(
	db: Db,
	of: {
		datasetId: string;
		userId: string;
		number: number;
		position: (typeof positions)[number];
		institution: string;
		signedAt: Date;
	},
) {
	const { datasetId, userId, number, position, institution, signedAt } = of;
	const [licence] = await db
		.select()
		.from(licenceVersions)
		.where(and(eq(licenceVersions.datasetId, datasetId), eq(licenceVersions.number, number)));
	const [person] = await db.select().from(users).where(eq(users.id, userId));
	if (!licence || !person) throw new Error("nobody, or nothing, to sign in the demonstration");
	await db
		.insert(signatures)
		.values({
			...{ datasetId, userId, position, institution, signedAt },
			receipt: newReceiptId(),
			licenceVersionId: licence.id,
			sha256En: licence.sha256En,
			sha256Zh: licence.sha256Zh,
			typedName: person.name ?? "",
			email: person.email,
		})
		.onConflictDoNothing();
}
