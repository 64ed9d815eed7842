/** What a grant is worth at a moment. Never stored: always worked out from the facts below. */
export const grantStates = [
	"active",
	"expiring",
	"needs_signature",
	"suspended",
	"expired",
	"revoked",
] as const;
export type GrantState = (typeof grantStates)[number];

/** What is known of a grant, and of its holder's signatures under the dataset's licence. */
export type GrantFacts = {
	endsAt: Date;
	revokedAt: Date | null;
	suspendedAt: Date | null;
	firstSequence: number;
	/** Null covers every later version. */
	lastSequence: number | null;
};
export type SignatureFacts = {
	/** The newest licence version that the person signed; null when they signed none. */
	signedNumber: number | null;
	/** The oldest licence version whose signature still counts at this moment; null before any is in force. */
	requiredNumber: number | null;
};

/** From how many days before its end a grant is said to be expiring: that of the first reminder. */
const expiringDays = 60;
const dayMilliseconds = 86_400_000;

const hasSigned = ({ signedNumber, requiredNumber }: SignatureFacts): boolean =>
	requiredNumber !== null && signedNumber !== null && signedNumber >= requiredNumber;

/**
 * The state of a grant at an instant. An end that cannot be mended by its holder is named before one
 * that can: revoked, expired, suspended, then the missing signature.
 */
export function grantState(grant: GrantFacts, signature: SignatureFacts, now: Date): GrantState {
	if (grant.revokedAt !== null && grant.revokedAt <= now) return "revoked";
	if (grant.endsAt <= now) return "expired";
	if (grant.suspendedAt !== null && grant.suspendedAt <= now) return "suspended";
	if (!hasSigned(signature)) return "needs_signature";
	const left = grant.endsAt.getTime() - now.getTime();
	return left <= expiringDays * dayMilliseconds ? "expiring" : "active";
}

/** Whether a grant of this state opens files. */
export const opensFiles = (state: GrantState): boolean =>
	state === "active" || state === "expiring";

/** Whether a grant's range of versions has the version of this sequence number. */
export const covers = (
	grant: Pick<GrantFacts, "firstSequence" | "lastSequence">,
	sequence: number,
): boolean =>
	sequence >= grant.firstSequence &&
	(grant.lastSequence === null || sequence <= grant.lastSequence);

const preference: Record<GrantState, number> = {
	active: 0,
	expiring: 1,
	needs_signature: 2,
	suspended: 3,
	revoked: 4,
	expired: 5,
};

/**
 * What a person may expect of a dataset version: the best of their grants that cover it.
 * "not_covered" is somebody with grants, none of which has this version; "none" has no grant.
 */
export type Standing = GrantState | "not_covered" | "none";

/**
 * The standing of a person towards the version of a sequence number. A person whose access was
 * revoked or suspended is not let in again by an older grant: such a word of a steward is on all the
 * grants that they hold.
 */
export function standing(
	grants: readonly GrantFacts[],
	signature: SignatureFacts,
	at: { sequence: number; now: Date },
): Standing {
	if (grants.length === 0) return "none";
	const states = grants
		.filter((grant) => covers(grant, at.sequence))
		.map((grant) => grantState(grant, signature, at.now))
		.sort((one, other) => preference[one] - preference[other]);
	return states[0] ?? "not_covered";
}
