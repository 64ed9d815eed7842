import type { Denial } from "#lib/policy/index.ts";

/** Everybody who asks the site's routes: each is somebody of their own in the world of the walk. */
export const roles = [
	"visitor",
	"stranger",
	"drafting",
	"applicant",
	"active",
	"expiring",
	"expired",
	"suspended",
	"revoked",
	"unsigned",
	"steward",
	"otherSteward",
	"organizer",
	"otherOrganizer",
	"admin",
	"player",
	"mate",
	"rival",
	"challengeOrganizer",
] as const;
export type Role = (typeof roles)[number];
export type Member = Exclude<Role, "visitor">;

/** What somebody is told: that it was done or shown, or the policy's reason, or what else stands in the way. */
export type Outcome =
	| "ok"
	| "elsewhere"
	| "sign_in"
	| "not_found"
	| "conflict"
	| "invalid"
	| "limit_reached"
	| Exclude<Denial, "not_signed_in">
	| "other_site"
	| "manifest_ended";

/** What each role gets of a route: of those who are not named, visitors are asked to sign in. */
export type Verdicts = Readonly<Partial<Record<Role, Outcome>>> & { readonly others?: Outcome };

const each = (named: readonly Role[], outcome: Outcome): Verdicts =>
	Object.fromEntries(named.map((role) => [role, outcome]));

export const stewards = ["steward", "admin"] as const;
export const organizers = ["organizer", "admin"] as const;
export const team = ["player", "mate"] as const;
export const challengeOrganizers = ["challengeOrganizer", "admin"] as const;
export const runners = ["steward", "organizer", "admin"] as const;

export const anyone: Verdicts = { visitor: "ok", others: "ok" };
export const anyMember: Verdicts = { others: "ok" };

/** Those who are named get `then`; all others are told why not. */
export const only = (named: readonly Role[], others: Outcome, then: Outcome = "ok"): Verdicts => ({
	...each(named, then),
	others,
});

/** What a grant of each state is told where files are to be had. */
export const byGrant: Verdicts = {
	active: "ok",
	expiring: "ok",
	expired: "access_expired",
	suspended: "access_suspended",
	revoked: "access_revoked",
	unsigned: "access_needs_signature",
	others: "access_none",
};

export function verdictOf(verdicts: Verdicts, role: Role): Outcome {
	const named = verdicts[role];
	if (named) return named;
	return role === "visitor" ? "sign_in" : (verdicts.others ?? "ok");
}
