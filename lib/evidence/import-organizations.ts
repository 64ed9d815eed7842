import { z } from "zod";
import { inTransaction } from "#lib/db/index.ts";
import { jsonElements, NotAnArray } from "./json-elements.ts";
import { deleteOtherDumps, type OrganizationRow, upsertOrganizations } from "./queries.ts";

/** The file is not a dump of the registry's second layout; nothing of it was kept. */
export class NotADump extends Error {}

/** An organization as the registry's dump has it (schema 2.x); what we do not read may be anything. */
const organization = z.object({
	id: z.string().regex(/^https:\/\/ror\.org\/0[a-z0-9]{8}$/),
	status: z.string().default("active"),
	names: z.array(z.object({ value: z.string(), types: z.array(z.string()) })).min(1),
	domains: z.array(z.string()).default([]),
	locations: z
		.array(z.object({ geonames_details: z.object({ country_name: z.string().nullish() }) }))
		.default([]),
});
type Organization = z.output<typeof organization>;

function rowOf(read: Organization, dump: string): OrganizationRow | null {
	const shown = read.names.find(({ types }) => types.includes("ror_display")) ?? read.names[0];
	if (!shown || read.status === "withdrawn") return null;
	return {
		rorId: read.id,
		name: shown.value,
		country: read.locations[0]?.geonames_details.country_name ?? "",
		names: [...new Set(read.names.map(({ value }) => value.toLowerCase()))],
		domains: [...new Set(read.domains.map((domain) => domain.toLowerCase()))],
		dump,
	};
}

function checked(element: unknown, place: number): Organization {
	const read = organization.safeParse(element);
	if (read.success) return read.data;
	const [issue] = read.error.issues;
	throw new NotADump(
		`element ${place} is no organization of the registry's schema 2: ${issue?.path.join(".")}: ${issue?.message}`,
	);
}

const batchRows = 500;

/**
 * Loads a dump of the Research Organization Registry, replacing the one before: all of it or nothing.
 * At most one batch of rows is held.
 * @throws NotADump
 */
export async function importOrganizations(
	pieces: AsyncIterable<string>,
	dump: string,
): Promise<{ loaded: number; skipped: number; removed: number }> {
	const counts = { loaded: 0, skipped: 0, removed: 0 };
	try {
		await inTransaction(async (tx) => {
			let batch = new Map<string, OrganizationRow>();
			const flush = async () => {
				await upsertOrganizations(tx.db, [...batch.values()]);
				counts.loaded += batch.size;
				batch = new Map();
			};
			let place = 0;
			for await (const element of jsonElements(pieces)) {
				const row = rowOf(checked(element, ++place), dump);
				if (row) batch.set(row.rorId, row);
				else counts.skipped++;
				if (batch.size >= batchRows) await flush();
			}
			await flush();
			if (counts.loaded === 0) throw new NotADump("it has no organization");
			counts.removed = await deleteOtherDumps(tx.db, dump);
		});
	} catch (error) {
		if (error instanceof NotAnArray) throw new NotADump(error.message);
		throw error;
	}
	return counts;
}
