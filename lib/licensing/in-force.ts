import type { LicenceRow } from "./queries.ts";

type Dated = Pick<LicenceRow, "number" | "change" | "inForceFrom" | "graceDays">;

const dayMilliseconds = 86_400_000;

/** When signatures older than a material version stop counting. */
const graceEnd = (version: { inForceFrom: Date; graceDays: number }): Date =>
	new Date(version.inForceFrom.getTime() + version.graceDays * dayMilliseconds);

const newest = <V extends Dated>(versions: readonly V[]): V | null =>
	versions.reduce<V | null>(
		(best, version) => (best === null || version.number > best.number ? version : best),
		null,
	);

/** From when a version asks for its own signature; null while it asks for none. */
export function asksFrom(version: Dated): Date | null {
	const { number, change, inForceFrom, graceDays } = version;
	if (change !== "material" || inForceFrom === null) return null;
	// Nobody can have signed anything before the first version, so there is nothing to be lenient with.
	return number === 1 ? inForceFrom : graceEnd({ inForceFrom, graceDays });
}

/**
 * The oldest version whose signature still counts at an instant: the newest material one whose
 * grace period is over. The first version asks for a signature as soon as it is in force.
 */
export function requiredVersion<V extends Dated>(published: readonly V[], now: Date): V | null {
	return newest(
		published.filter((version) => {
			const from = asksFrom(version);
			return from !== null && from <= now;
		}),
	);
}

/** The version to read and to sign now: the newest published, be it in force today or later. */
export const currentVersion = <V extends Dated>(published: readonly V[]): V | null =>
	newest(published);
