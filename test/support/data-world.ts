import { createHash, randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { accessRequests, grants, requestForms } from "#drizzle/schema/access.ts";
import {
	datasetFiles,
	datasetOrganizers,
	datasetStewards,
	datasets,
	datasetVersions,
	type fileAccesses,
} from "#drizzle/schema/dataset.ts";
import { licenceVersions, signatures } from "#drizzle/schema/licensing.ts";
import { users } from "#drizzle/schema/people.ts";
import { database } from "#lib/db/index.ts";
import { bucketAs } from "./storage.ts";
import { type Person, person, sha256 } from "./world.ts";

const only = <T>(rows: T[]): T => {
	const [row] = rows;
	if (!row) throw new Error("no row came back");
	return row;
};

/** A dataset with two stewards and an organizer, a licence in force, a request form and a published version. */
export async function openDataset() {
	const db = database();
	const slug = `dataset-${randomUUID().slice(0, 8)}`;
	const dataset = only(
		await db
			.insert(datasets)
			.values({ slug, title: "Test dataset", summary: "", card: {} })
			.returning(),
	);
	const [steward, second, organizer] = await Promise.all([
		person("Stella Steward"),
		person("Sven Steward"),
		person("Olga Organizer"),
	]);
	const datasetId = dataset.id;
	await db.insert(datasetStewards).values([
		{ datasetId, userId: steward.id },
		{ datasetId, userId: second.id },
	]);
	await db.insert(datasetOrganizers).values({ datasetId, userId: organizer.id });
	await db
		.insert(requestForms)
		.values({ datasetId, number: 1, questions: [], publishedAt: new Date("2026-01-01T00:00:00Z") });
	const licence = await publishedLicence(datasetId, 1);
	const version = await publishedVersion(datasetId, 1);
	return { slug, datasetId, steward, second, organizer, licence, ...version };
}

/** A published licence version with texts of its own, in force since the beginning of 2026. */
export async function publishedLicence(
	datasetId: string,
	number: number,
	of: Partial<typeof licenceVersions.$inferInsert> = {},
) {
	const textEn = `# Licence ${number}\n\nResearch only.\n`;
	const textZh = `# 许可协议 ${number}\n\n仅限研究使用。\n`;
	const at = new Date("2026-01-01T00:00:00Z");
	const values = {
		datasetId,
		number,
		titleEn: "Test licence",
		titleZh: "测试许可协议",
		textEn,
		textZh,
		sha256En: sha256(textEn),
		sha256Zh: sha256(textZh),
		authoritative: "en",
		change: "material",
		inForceFrom: at,
		editedAt: at,
		publishedAt: at,
		...of,
	} as const;
	return only(await database().insert(licenceVersions).values(values).returning());
}

/** A published version with a public, a licensed and a withheld file; the first two lie in the storage. */
export async function publishedVersion(datasetId: string, sequence: number) {
	const db = database();
	const version = only(
		await db
			.insert(datasetVersions)
			.values({ datasetId, version: `${sequence}.0.0`, sequence, isDemonstration: true })
			.returning(),
	);
	const file = async (access: (typeof fileAccesses)[number], path: string) => {
		const bytes = new TextEncoder().encode(`${path} of ${version.id}`);
		const digest = createHash("sha256").update(bytes).digest("hex");
		const objectKey = access === "withheld" ? null : `datasets/${datasetId}/${digest}`;
		if (objectKey)
			await bucketAs("site", "site").putObject(objectKey, bytes, { type: "text/plain" });
		const values = {
			datasetVersionId: version.id,
			path,
			kind: "document",
			access,
			mediaType: "text/plain",
			fileBytes: bytes.length,
			sha256: digest,
			objectKey,
			verifiedAt: new Date(),
		} as const;
		return only(await db.insert(datasetFiles).values(values).returning());
	};
	const files = {
		open: await file("public", "samples/open.txt"),
		licensed: await file("licensed", "videos/licensed.txt"),
		withheld: await file("withheld", "labels/withheld.txt"),
	};
	await db
		.update(datasetVersions)
		.set({ publishedAt: new Date("2026-01-02T00:00:00Z") })
		.where(eq(datasetVersions.id, version.id));
	return { version, files };
}

/** Signs a licence version as it stands, without going through the page. */
export async function signed(who: Person, licence: { id: string; datasetId: string }) {
	const db = database();
	const text = only(
		await db.select().from(licenceVersions).where(eq(licenceVersions.id, licence.id)),
	);
	const account = only(await db.select().from(users).where(eq(users.id, who.id)));
	const values = {
		receipt: randomUUID(),
		datasetId: licence.datasetId,
		licenceVersionId: licence.id,
		userId: who.id,
		sha256En: text.sha256En,
		sha256Zh: text.sha256Zh,
		typedName: account.name ?? "",
		position: "faculty",
		institution: "Test University",
		email: account.email,
		signedAt: new Date("2026-01-03T00:00:00Z"),
	} as const;
	return only(await db.insert(signatures).values(values).returning());
}

const yearMilliseconds = 365 * 86_400_000;

/** Somebody who signed the licence, was approved, and holds access for a year from now. */
export async function holder(
	of: { datasetId: string; steward: Person; licence: { id: string; datasetId: string } },
	changes: Partial<typeof grants.$inferInsert> = {},
) {
	const db = database();
	const who = await person("Hana Holder");
	await signed(who, of.licence);
	const now = new Date();
	const request = only(
		await db
			.insert(accessRequests)
			.values({
				datasetId: of.datasetId,
				userId: who.id,
				state: "approved",
				stateChangedAt: now,
				formNumber: 1,
				position: "faculty",
				institution: "Test University",
				intendedUse: "Testing.",
				createdAt: now,
				submittedAt: now,
				decidedAt: now,
				decidedBy: of.steward.id,
			})
			.returning(),
	);
	const values = {
		datasetId: of.datasetId,
		userId: who.id,
		requestId: request.id,
		firstSequence: 1,
		startsAt: now,
		endsAt: new Date(now.getTime() + yearMilliseconds),
		grantedBy: of.steward.id,
		...changes,
	};
	return { ...who, grant: only(await db.insert(grants).values(values).returning()) };
}
