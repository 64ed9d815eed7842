import { record } from "#lib/audit/index.ts";
import type { Context } from "#lib/context.ts";
import { inTransaction } from "#lib/db/index.ts";
import { Conflict, LimitReached, NotFound } from "#lib/errors.ts";
import { queueMail } from "#lib/mail/index.ts";
import { authorize } from "#lib/policy/index.ts";
import { checkLink } from "#lib/signed-links/index.ts";
import { type AskRow, answerAsk, insertEvent, selectAsk, selectAsks } from "./beside-queries.ts";
import type { AskInput, SupervisorAnswerInput } from "./input.ts";
import { loadRequest } from "./load-request.ts";
import { type About, answerArrivedMail, answeredMail } from "./mails.ts";
import { bumpRevision, selectRequestById, selectStewards } from "./queries.ts";
import { readRequest } from "./read-request.ts";
import { ask, askStatus } from "./supervision.ts";
import type { AskView, RequestView } from "./view.ts";

const day = (at: Date | null) => at?.toISOString().slice(0, 10) ?? "";

/** Why a question cannot be answered (any more). */
const refusals = {
	expired: ({ expiresAt }: AskRow) =>
		`The link expired on ${day(expiresAt)}. The applicant can have a new one sent to you.`,
	revoked: () =>
		"Your answer is no longer needed: another supervisor was named, a newer link was sent, or the request has ended.",
	confirmed: ({ answeredAt }: AskRow) =>
		`You confirmed this on ${day(answeredAt)}: nothing is left to do.`,
	refused: ({ answeredAt }: AskRow) =>
		`You refused this on ${day(answeredAt)}: nothing is left to do.`,
};

async function loadAsk(ctx: Context, input: AskInput): Promise<{ found: AskRow; about: About }> {
	const { until, signature } = input;
	const given = { purpose: "supervise", subject: input.ask, until, signature } as const;
	if (checkLink(given, ctx.now) === "forged") throw new NotFound("link");
	const found = await selectAsk(ctx.db, input.ask);
	const about = found && (await selectRequestById(ctx.db, found.requestId));
	if (!found || !about || found.expiresAt.getTime() !== Number(until) * 1000)
		throw new NotFound("link");
	return { found, about };
}

const viewAsk = (found: AskRow, { request, applicant, dataset }: About, now: Date): AskView => ({
	status: askStatus(found, now),
	supervisor: { name: found.name, email: found.email },
	applicant: { name: applicant.name, email: applicant.email, institution: request.institution },
	dataset: { slug: dataset.slug, title: dataset.title },
	intendedUse: request.intendedUse,
	askedAt: found.askedAt.toISOString(),
	expiresAt: found.expiresAt.toISOString(),
	answeredAt: found.answeredAt?.toISOString() ?? null,
});

/** What a supervisor is asked. Reading uses nothing up: mail scanners follow links too. */
export async function readAsk(ctx: Context, input: AskInput): Promise<AskView> {
	authorize(ctx.actor, "request.answer-as-supervisor", {});
	const { found, about } = await loadAsk(ctx, input);
	return viewAsk(found, about, ctx.now);
}

/** The answer of a supervisor, once; the link that came to their mailbox is what shows who they are. */
export async function answerAsSupervisor(
	ctx: Context,
	input: SupervisorAnswerInput,
): Promise<AskView> {
	authorize(ctx.actor, "request.answer-as-supervisor", {});
	const { found, about } = await loadAsk(ctx, input);
	const status = askStatus(found, ctx.now);
	if (status !== "asked") throw new Conflict(refusals[status](found), { status });
	const { answer, words } = input;
	return inTransaction(async (tx) => {
		const given = await answerAsk(tx.db, { askId: found.id, answer, words, now: ctx.now });
		if (!given) throw new Conflict("This link has been used meanwhile.");
		const { request, dataset } = about;
		await bumpRevision(tx.db, request.id);
		await insertEvent(tx.db, ctx, {
			requestId: request.id,
			action: "answer-as-supervisor",
			detail: { name: given.name, email: given.email, answer, words },
		});
		await record(tx, ctx, {
			action: "request.answer-as-supervisor",
			subject: { kind: "access_request", id: request.id },
			detail: { number: request.number, answer },
		});
		await queueMail(tx, answeredMail(about, { ask: given, answer }));
		for (const steward of await selectStewards(tx.db, dataset.id))
			await queueMail(tx, answerArrivedMail(about, steward, { ask: given, answer }));
		return viewAsk(given, about, ctx.now);
	});
}

const hourMilliseconds = 3_600_000;
const mostAsks = 10;

/** Mails the supervisor a new link; the one before stops working. Once an hour: it is somebody's mailbox. */
export async function askSupervisorAgain(
	ctx: Context,
	input: { number: number },
): Promise<RequestView> {
	const loaded = await loadRequest(ctx, input.number);
	authorize(ctx.actor, "request.comment", loaded.facts);
	const asks = await selectAsks(ctx.db, loaded.request.id);
	const [last] = asks;
	if (!last || loaded.request.position !== "student")
		throw new Conflict("No supervisor has been asked: submit the request first.");
	const status = askStatus(last, ctx.now);
	if (status === "confirmed" || status === "refused")
		throw new Conflict(`${last.name} has answered already.`);
	const nextAt = new Date(last.askedAt.getTime() + hourMilliseconds);
	if (nextAt > ctx.now)
		throw new LimitReached("A link was sent within the last hour: give it some time.", nextAt);
	if (asks.length >= mostAsks)
		throw new LimitReached("Enough links were sent: write to the stewards in a comment.");
	await inTransaction(async (tx) => {
		await ask(tx, ctx, loaded);
		await record(tx, ctx, {
			action: "request.ask-supervisor",
			subject: { kind: "access_request", id: loaded.request.id },
			detail: { number: loaded.request.number },
		});
	});
	return readRequest(ctx, input);
}
