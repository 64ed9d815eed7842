import { type GrantFacts, grantState, opensFiles } from "#lib/policy/index.ts";
import { asksFrom, requiredVersion } from "./in-force.ts";
import type { LicenceRow } from "./queries.ts";
import type { EffectView } from "./view.ts";

type Version = Pick<LicenceRow, "number" | "change" | "inForceFrom" | "graceDays">;
type Outcome = EffectView["holders"][number]["outcome"];

/** What is known of somebody who holds a dataset. */
export type HolderFacts = { grants: readonly GrantFacts[]; signedNumber: number | null };

function statesAt(holder: HolderFacts, versions: readonly Version[], at: Date) {
	const requiredNumber = requiredVersion(versions, at)?.number ?? null;
	const signature = { signedNumber: holder.signedNumber, requiredNumber };
	return holder.grants.map((grant) => grantState(grant, signature, at));
}

/** Whether somebody holds access at an instant under these licence versions. */
export const holdsAccess = (holder: HolderFacts, versions: readonly Version[], at: Date): boolean =>
	statesAt(holder, versions, at).some(opensFiles);

/** When, from now on, somebody who signs nothing more first lacks nothing but a signature. */
function lossAt(holder: HolderFacts, versions: readonly Version[], now: Date): Date | null {
	const instants = versions
		.map(asksFrom)
		.filter((at): at is Date => at !== null && at >= now)
		.sort((one, other) => one.getTime() - other.getTime());
	const lacks = (at: Date) => {
		const states = statesAt(holder, versions, at);
		return states.includes("needs_signature") && !states.some(opensFiles);
	};
	return instants.find(lacks) ?? null;
}

/**
 * What a further licence version would do to somebody who holds access now, as the policy itself
 * says it for the instants to come.
 */
export function effectOn(
	holder: HolderFacts,
	published: readonly Version[],
	further: Version,
	now: Date,
): { outcome: Outcome; losesAt: Date | null } {
	const losesAnyway = lossAt(holder, published, now);
	const losesAt = lossAt(holder, [...published, further], now);
	if (losesAt === null) {
		const asks = asksFrom(further);
		const ends = asks !== null && holder.grants.every(({ endsAt }) => endsAt <= asks);
		return { outcome: ends ? "ends_before" : "keeps", losesAt: null };
	}
	const isEarlier = losesAnyway !== null && losesAnyway <= losesAt;
	return { outcome: isEarlier ? "asked_already" : "must_sign", losesAt };
}
