import { and, desc, eq, lt, max, sql } from "drizzle-orm";
import { datasetFiles, datasetVersions, takedowns } from "#drizzle/schema/dataset.ts";
import {
	downloadConfirmations,
	downloadLedger,
	downloadOrigins,
	type downloadWays,
} from "#drizzle/schema/downloads.ts";
import { licenceVersions, signatures } from "#drizzle/schema/licensing.ts";
import type { Db } from "#lib/db/index.ts";
import { takedownOfFile } from "./file-queries.ts";

export type DownloadWay = (typeof downloadWays)[number];

export type NewLine = {
	at: Date;
	userId: string;
	fileId: string;
	/** The dataset whose licence the person signed; null for what needs no licence. */
	licensedDatasetId: string | null;
	way: DownloadWay;
	manifestId: string | null;
	addressHash: string | null;
};

/** A line of the ledger and where the request came from: one statement, so both or neither. */
export async function insertLine(db: Db, line: NewLine): Promise<void> {
	const at = line.at.toISOString();
	const signed = sql`(
		select ${signatures.licenceVersionId} from ${signatures}
		join ${licenceVersions} on ${licenceVersions.id} = ${signatures.licenceVersionId}
		where ${signatures.userId} = ${line.userId}::uuid
			and ${signatures.datasetId} = ${line.licensedDatasetId}::uuid
		order by ${licenceVersions.number} desc limit 1
	)`;
	await db.execute(sql`
		with line as (
			insert into ${downloadLedger} (at, user_id, file_id, licence_version_id, way, manifest_id)
			values (${at}::timestamptz, ${line.userId}::uuid, ${line.fileId}::uuid, ${signed},
				${line.way}, ${line.manifestId}::uuid)
			returning id, at
		)
		insert into ${downloadOrigins} (ledger_id, address_hash, at)
		select id, ${line.addressHash}::text, at from line where ${line.addressHash}::text is not null
	`);
}

export const pageLines = 100;

/** A page of somebody's lines about a dataset, newest first, and one more to know whether that is all. */
export async function selectLines(
	db: Db,
	of: { userId: string; datasetId: string; before: string | undefined },
) {
	const older = of.before === undefined ? undefined : lt(downloadLedger.id, BigInt(of.before));
	return db
		.select({
			id: downloadLedger.id,
			at: downloadLedger.at,
			fileId: downloadLedger.fileId,
			path: datasetFiles.path,
			version: datasetVersions.version,
			licenceNumber: licenceVersions.number,
			way: downloadLedger.way,
			manifestId: downloadLedger.manifestId,
		})
		.from(downloadLedger)
		.innerJoin(datasetFiles, eq(datasetFiles.id, downloadLedger.fileId))
		.innerJoin(datasetVersions, eq(datasetVersions.id, datasetFiles.datasetVersionId))
		.leftJoin(licenceVersions, eq(licenceVersions.id, downloadLedger.licenceVersionId))
		.where(
			and(eq(downloadLedger.userId, of.userId), eq(datasetVersions.datasetId, of.datasetId), older),
		)
		.orderBy(desc(downloadLedger.id))
		.limit(pageLines + 1);
}

/** Every file of a version that can be had, with what became of it in somebody's hands. */
export async function selectHeld(db: Db, of: { userId: string; datasetVersionId: string }) {
	const issued = db
		.select({ fileId: downloadLedger.fileId, at: max(downloadLedger.at).as("issued_at") })
		.from(downloadLedger)
		.where(eq(downloadLedger.userId, of.userId))
		.groupBy(downloadLedger.fileId)
		.as("issued");
	return db
		.select({
			fileId: datasetFiles.id,
			path: datasetFiles.path,
			kind: datasetFiles.kind,
			access: datasetFiles.access,
			mediaType: datasetFiles.mediaType,
			fileBytes: datasetFiles.fileBytes,
			sha256: datasetFiles.sha256,
			issuedAt: issued.at,
			confirmedAt: downloadConfirmations.confirmedAt,
		})
		.from(datasetFiles)
		.innerJoin(datasetVersions, eq(datasetVersions.id, datasetFiles.datasetVersionId))
		.leftJoin(takedowns, takedownOfFile)
		.leftJoin(issued, eq(issued.fileId, datasetFiles.id))
		.leftJoin(
			downloadConfirmations,
			and(
				eq(downloadConfirmations.fileId, datasetFiles.id),
				eq(downloadConfirmations.userId, of.userId),
			),
		)
		.where(
			and(
				eq(datasetFiles.datasetVersionId, of.datasetVersionId),
				sql`${datasetFiles.objectKey} is not null and ${takedowns.at} is null`,
			),
		)
		.orderBy(datasetFiles.path);
}
export type HeldRow = Awaited<ReturnType<typeof selectHeld>>[number];

/** Which of these digests are those of files of these versions. */
export async function selectKnownDigests(
	db: Db,
	of: { versionIds: readonly string[]; digests: readonly string[] },
): Promise<Set<string>> {
	const rows = await db
		.selectDistinct({ sha256: datasetFiles.sha256 })
		.from(datasetFiles)
		.where(sql`${datasetFiles.sha256} = any(${sql.param([...of.digests])}::text[])
			and ${datasetFiles.datasetVersionId} = any(${sql.param([...of.versionIds])}::uuid[])
			and ${datasetFiles.access} <> 'withheld'`);
	return new Set(rows.map(({ sha256 }) => sha256));
}

/** @returns how many files were confirmed by it that were not before */
export async function insertConfirmations(
	db: Db,
	of: { userId: string; versionIds: readonly string[]; digests: readonly string[]; now: Date },
): Promise<number> {
	const made = await db.execute(sql`
		insert into ${downloadConfirmations} (user_id, file_id, confirmed_at)
		select ${of.userId}::uuid, ${datasetFiles.id}, ${of.now.toISOString()}::timestamptz
		from ${datasetFiles}
		where ${datasetFiles.sha256} = any(${sql.param([...of.digests])}::text[])
			and ${datasetFiles.datasetVersionId} = any(${sql.param([...of.versionIds])}::uuid[])
			and ${datasetFiles.access} <> 'withheld'
		on conflict do nothing
	`);
	return made.rowCount ?? 0;
}
