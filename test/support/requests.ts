import assert from "node:assert/strict";
import { eq } from "drizzle-orm";
import { accessRequests } from "#drizzle/schema/access.ts";
import { users } from "#drizzle/schema/people.ts";
import { requestFields, saveDraft, submitRequest } from "#lib/access/index.ts";
import { database } from "#lib/db/index.ts";
import { OnsetError } from "#lib/errors.ts";
import { deliver } from "#lib/mail/index.ts";
import { type openDataset, signed } from "./data-world.ts";
import { mailsTo } from "./mails.ts";
import { type Person, person } from "./world.ts";

export type Place = Awaited<ReturnType<typeof openDataset>>;

/** Somebody who has proven a mailbox and signed the licence. */
export async function applicant(
	place: { licence: { id: string; datasetId: string } },
	name = "Ana",
): Promise<Person> {
	const who = await person(name);
	await database().update(users).set({ emailVerified: new Date() }).where(eq(users.id, who.id));
	await signed(who, place.licence);
	return who;
}

export const faculty = requestFields.parse({
	position: "faculty",
	institution: "Southeast University",
	intendedUse: "Spotting expressions in long videos.",
});

export const student = (supervisorEmail: string, supervisorName = "Prof. Sun") => ({
	...faculty,
	position: "student" as const,
	supervisorName,
	supervisorEmail,
});

export const draft = (place: { slug: string }, who: Person, fields: typeof faculty = faculty) =>
	saveDraft(who.at(), { ...fields, dataset: place.slug });

/** A request in the queue, and who made it. */
export async function waiting(place: Place, fields: typeof faculty = faculty) {
	const who = await applicant(place);
	const { number } = await draft(place, who, fields);
	return { who, request: await submitRequest(who.at(), { number }) };
}

export async function rowOf(number: number) {
	const [row] = await database()
		.select()
		.from(accessRequests)
		.where(eq(accessRequests.number, number));
	if (!row) throw new Error("no request");
	return row;
}

/** Does what a worker does with the mails to somebody. */
export async function deliverTo(address: string): Promise<void> {
	for (const mail of await mailsTo(address)) await deliver(mail);
}

/** For assert.rejects: a refusal of this code, in words that say so. */
export const refusal = (code: string, message: RegExp) => (error: unknown) => {
	assert.ok(error instanceof OnsetError, String(error));
	assert.equal(error.code, code);
	assert.match(error.message, message);
	return true;
};
