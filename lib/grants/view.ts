import { z } from "zod";
import { endAnswers, requestKinds, requestStates } from "#drizzle/schema/access.ts";
import { positions } from "#drizzle/schema/licensing.ts";
import { grantState, grantStates, type SignatureFacts } from "#lib/policy/index.ts";
import type { GrantLineRow } from "./queries.ts";

const instant = z.iso.datetime();

/** What somebody holds, and what it is worth now. */
export const grantView = z.object({
	id: z.uuid(),
	dataset: z.object({ slug: z.string(), title: z.string() }),
	state: z.enum(grantStates),
	reason: z.string().describe("Why it is suspended or revoked; empty otherwise"),
	requestNumber: z.int(),
	startsAt: instant,
	endsAt: instant,
	endedAt: instant
		.nullable()
		.describe("When it ended, also where it was revoked before its time; null while it runs"),
	firstVersion: z.string().nullable(),
	lastVersion: z.string().nullable().describe("Null covers every later version"),
	signedLicence: z.int().nullable().describe("The newest licence version signed"),
	requiredLicence: z.int().nullable().describe("The oldest licence version that counts now"),
	isLast: z.boolean().describe("No later access of the same person to the dataset"),
	mayRenew: z.boolean(),
	asksForEnd: z
		.boolean()
		.describe("Whether it has ended and may be told what became of the copies"),
	end: z
		.object({ answer: z.enum(endAnswers), because: z.string(), answeredAt: instant })
		.nullable(),
});
export type GrantView = z.output<typeof grantView>;

/** A grant as a steward sees it. */
const holderLine = grantView.extend({
	userId: z.uuid(),
	name: z.string().nullable(),
	email: z.string(),
	institution: z.string(),
	position: z.enum(positions).nullable(),
});
export type HolderLine = z.output<typeof holderLine>;

export const holdersView = z.object({
	holders: z.array(holderLine),
	next: z.uuid().nullable().describe("Ask for what comes after this one"),
});
export type HoldersView = z.output<typeof holdersView>;

export const holderPageView = z.object({
	userId: z.uuid(),
	name: z.string().nullable(),
	email: z.string(),
	grants: z.array(holderLine).describe("Newest first"),
});
export type HolderPageView = z.output<typeof holderPageView>;

export const blockView = z.object({
	id: z.uuid(),
	email: z.string(),
	reason: z.string(),
	blockedAt: instant,
	blockedBy: z.string().nullable(),
	liftedAt: instant.nullable(),
	liftedBy: z.string().nullable(),
	liftReason: z.string(),
});
export type BlockView = z.output<typeof blockView>;

export const queueHealthView = z.object({
	waiting: z.int().describe("Requests that wait for a steward, counted to 1000"),
	mayBeMore: z.boolean().describe("A thousand wait, or more"),
	oldestWaitingSince: instant.nullable(),
	medianDaysToDecision: z
		.number()
		.nullable()
		.describe(
			"Over the latest decisions (200 at most) of the last twelve months, from the day of asking",
		),
	decisions: z.int().describe("How many decisions that is the median of"),
});
export type QueueHealthView = z.output<typeof queueHealthView>;

const queueLine = z.object({
	number: z.int(),
	kind: z.enum(requestKinds),
	state: z.enum(requestStates),
	name: z.string().nullable(),
	institution: z.string(),
	position: z.enum(positions).nullable(),
	submittedAt: instant,
	waitingDays: z.int().describe("Whole days since it was first submitted"),
	reviewer: z.string().nullable().describe("Who has it in hand"),
	decidedAt: instant.nullable(),
});
export type QueueLine = z.output<typeof queueLine>;

export const queueView = z.object({
	dataset: z.object({ slug: z.string(), title: z.string() }),
	requests: z.array(queueLine),
	counts: z
		.record(z.string(), z.int())
		.describe("Requests in each state, counted to 100: a hundred may be more"),
	next: z.int().nullable().describe("Ask for what comes after this number"),
});
export type QueueView = z.output<typeof queueView>;

export const stewardedView = z.object({
	slug: z.string(),
	title: z.string(),
	health: queueHealthView,
	holders: z.int().describe("People whose access runs"),
});
export type StewardedView = z.output<typeof stewardedView>;

const stopped = { revoked: "revocationReason", suspended: "suspensionReason" } as const;

const endOf = ({ endsAt, revokedAt }: GrantLineRow["grant"]): Date =>
	revokedAt !== null && revokedAt < endsAt ? revokedAt : endsAt;

export function viewGrant(row: GrantLineRow, signature: SignatureFacts, now: Date): GrantView {
	const { grant, end } = row;
	const state = grantState(grant, signature, now);
	const hasEnded = state === "expired" || state === "revoked";
	return {
		id: grant.id,
		dataset: row.dataset,
		state,
		reason: state === "revoked" || state === "suspended" ? grant[stopped[state]] : "",
		requestNumber: row.request.number,
		startsAt: grant.startsAt.toISOString(),
		endsAt: grant.endsAt.toISOString(),
		endedAt: hasEnded ? endOf(grant).toISOString() : null,
		firstVersion: row.firstVersion,
		lastVersion: row.lastVersion,
		signedLicence: signature.signedNumber,
		requiredLicence: signature.requiredNumber,
		isLast: row.isLast,
		mayRenew: row.isLast && state !== "revoked" && state !== "suspended",
		asksForEnd: row.isLast && hasEnded,
		end: end && {
			answer: end.answer,
			because: end.because,
			answeredAt: end.answeredAt.toISOString(),
		},
	};
}

export function viewHolder(row: GrantLineRow, signature: SignatureFacts, now: Date): HolderLine {
	return {
		...viewGrant(row, signature, now),
		userId: row.grant.userId,
		name: row.person.name,
		email: row.person.email,
		institution: row.request.institution,
		position: row.request.position,
	};
}
