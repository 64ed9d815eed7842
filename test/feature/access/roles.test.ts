import assert from "node:assert/strict";
import { after, test } from "node:test";
import { eq } from "drizzle-orm";
import { accessRequests, requestStates } from "#drizzle/schema/access.ts";
import { datasetStewards } from "#drizzle/schema/dataset.ts";
import {
	addComment,
	addNote,
	approveRequest,
	askForChanges,
	declineRequest,
	lapseRequests,
	type RequestState,
	readRequest,
	saveDraft,
	startReview,
	submitRequest,
	withdrawRequest,
} from "#lib/access/index.ts";
import { type Context, contextFor } from "#lib/context.ts";
import { database } from "#lib/db/index.ts";
import { OnsetError } from "#lib/errors.ts";
import { visitor } from "#lib/policy/index.ts";
import { openDataset } from "#test/support/data-world.ts";
import { freshDatabase } from "#test/support/database.ts";
import { applicant, faculty } from "#test/support/requests.ts";
import { person } from "#test/support/world.ts";

const fresh = await freshDatabase();
after(fresh.drop);

const place = await openDataset();
const ana = await applicant(place);
const own = await applicant(place, "Sam Steward");
await database().insert(datasetStewards).values({ datasetId: place.datasetId, userId: own.id });
const stranger = await person("Stranger");
const admin = await person("Admin");

/** Whoever may knock: the context, and whose request it is. */
const roles: Record<string, () => Context> = {
	visitor: () => contextFor(visitor),
	applicant: () => ana.at(),
	stranger: () => stranger.at(),
	organizer: () => place.organizer.at(),
	steward: () => place.steward.at(),
	admin: () => contextFor({ kind: "member", userId: admin.id, isAdmin: true }),
	"steward on their own request": () => own.at(),
	system: () => contextFor({ kind: "system", name: "test" }),
};

const last = { revision: 1, words: "Words." };
const verbs: Record<string, (ctx: Context, number: number) => Promise<unknown>> = {
	view: (ctx, number) => readRequest(ctx, { number }),
	save: (ctx, number) => saveDraft(ctx, { ...faculty, dataset: place.slug, number }),
	submit: (ctx, number) => submitRequest(ctx, { number }),
	withdraw: (ctx, number) => withdrawRequest(ctx, { number }),
	comment: (ctx, number) => addComment(ctx, { number, body: "A question." }),
	note: (ctx, number) => addNote(ctx, { number, body: "A note." }),
	review: (ctx, number) => startReview(ctx, { number, revision: 1 }),
	"ask for changes": (ctx, number) => askForChanges(ctx, { number, ...last }),
	approve: (ctx, number) =>
		approveRequest(ctx, { number, ...last, firstSequence: 1, lastSequence: null }),
	decline: (ctx, number) => declineRequest(ctx, { number, ...last, reason: "other" }),
};

const open: readonly RequestState[] = ["draft", "submitted", "in_review", "needs_changes"];
const isEditable = (state: RequestState) => state === "draft" || state === "needs_changes";
const isWaiting = (state: RequestState) => state === "submitted" || state === "in_review";

/** What each side gets for each verb in each state: the second statement of the rules, by hand. */
const forApplicant: Record<string, (state: RequestState) => string> = {
	view: () => "done",
	save: (state) =>
		isEditable(state) ? "done" : isWaiting(state) ? "request_not_editable" : "request_closed",
	submit: (state) =>
		isEditable(state) ? "done" : isWaiting(state) ? "request_not_editable" : "request_closed",
	withdraw: (state) => (open.includes(state) ? "done" : "request_closed"),
	comment: (state) => (open.includes(state) ? "done" : "request_closed"),
};
const decides = (state: RequestState) => (isWaiting(state) ? "done" : "request_not_in_queue");
const forSteward: Record<string, (state: RequestState) => string> = {
	view: () => "done",
	comment: (state) => (open.includes(state) ? "done" : "request_closed"),
	note: () => "done",
	review: (state) => (state === "in_review" ? "conflict" : decides(state)),
	"ask for changes": decides,
	approve: decides,
	decline: decides,
};

function expectedOf(role: string, verb: string, state: RequestState): string {
	const applicants = ["save", "submit", "withdraw"];
	if (role === "visitor") return "not_signed_in";
	if (role === "applicant") return forApplicant[verb]?.(state) ?? "stewards_only";
	// Until it is handed in, a request is its applicant's own: a steward may not even read it.
	const beforeStewards = state === "draft" ? "request_is_a_draft" : null;
	if (role === "steward on their own request")
		return forApplicant[verb]?.(state) ?? beforeStewards ?? "own_request";
	if (role === "steward" || role === "admin")
		return applicants.includes(verb)
			? "applicants_only"
			: (beforeStewards ?? forSteward[verb]?.(state) ?? "missing");
	return applicants.includes(verb) ? "applicants_only" : "stewards_only";
}

async function requestIn(state: RequestState, userId: string): Promise<number> {
	const isDecided = state === "approved" || state === "declined";
	const now = new Date();
	const [row] = await database()
		.insert(accessRequests)
		.values({
			...faculty,
			position: "faculty",
			rorId: null,
			datasetId: place.datasetId,
			userId,
			state,
			stateChangedAt: now,
			createdAt: now,
			submittedAt: state === "draft" ? null : now,
			formNumber: 1,
			words: "Words.",
			...(isDecided ? { decidedAt: now, decidedBy: place.second.id, declineReason: "other" } : {}),
		})
		.returning();
	if (!row) throw new Error("no request");
	return row.number;
}

async function outcomeOf(work: Promise<unknown>): Promise<string> {
	try {
		await work;
		return "done";
	} catch (error) {
		if (!(error instanceof OnsetError)) throw error;
		return typeof error.details.reason === "string" ? error.details.reason : error.code;
	}
}

const putAway = (number: number) =>
	database()
		.update(accessRequests)
		.set({ state: "withdrawn" })
		.where(eq(accessRequests.number, number));

for (const role of Object.keys(roles))
	test(`every verb in every state, as ${role}`, async () => {
		const outcomes: string[] = [];
		const wanted: string[] = [];
		const userId = role === "steward on their own request" ? own.id : ana.id;
		for (const state of requestStates)
			for (const [verb, run] of Object.entries(verbs)) {
				const number = await requestIn(state, userId);
				const ctx = roles[role]?.();
				assert.ok(ctx);
				outcomes.push(`${verb} in ${state}: ${await outcomeOf(run(ctx, number))}`);
				wanted.push(`${verb} in ${state}: ${expectedOf(role, verb, state)}`);
				await putAway(number);
			}
		assert.equal(outcomes.length, requestStates.length * Object.keys(verbs).length);
		assert.deepEqual(outcomes, wanted);
	});

test("nobody but Onset itself lets requests lapse", async () => {
	for (const [role, ctx] of Object.entries(roles))
		assert.equal(
			await outcomeOf(lapseRequests(ctx())),
			role === "system" ? "done" : "system_only",
			role,
		);
});
