import { randomUUID } from "node:crypto";
import { apiTokens } from "#drizzle/schema/people.ts";
import { database } from "#lib/db/index.ts";
import { type Person, sha256, uploadOf } from "./world.ts";

export type Answer = { status: number; body: Record<string, unknown> };

const triesAtMost = 20;

/** A program of somebody's, with a personal token, that talks to a site as any program does. */
export type Program = {
	ask(path: string, body?: object): Promise<Answer>;
	/** Asks again for as long as the site is too crowded to answer. */
	insist(path: string, body?: object): Promise<Answer>;
	/** Announces, stores and completes, trying again where the site asks for it; the last answer. */
	send(
		to: { slugs: { challenge: string; phase: string }; methodId: string },
		bytes: Uint8Array,
	): Promise<Answer>;
};

export async function program(siteUrl: string, who: Person): Promise<Program> {
	const token = randomUUID();
	await database()
		.insert(apiTokens)
		.values({ userId: who.id, name: "test", tokenSha256: sha256(token) });
	const ask = async (path: string, body: object = {}): Promise<Answer> => {
		const response = await fetch(`${siteUrl}/api/v1${path}`, {
			method: "POST",
			headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
			body: JSON.stringify(body),
		});
		const text = await response.text();
		return { status: response.status, body: text ? JSON.parse(text) : {} };
	};
	// A crowded site says "nothing was changed; try again" or nothing at all, and programs try again.
	async function insist(path: string, body?: object): Promise<Answer> {
		for (let left = triesAtMost; ; left--) {
			const answer = await ask(path, body).catch((lost: Error) => {
				if (left === 1) throw lost;
				return null;
			});
			if (answer && (answer.status !== 503 || left === 1)) return answer;
		}
	}
	return {
		ask,
		insist,
		async send({ slugs, methodId }, bytes) {
			const announced = await insist("/uploads", uploadOf(slugs, methodId, bytes));
			const { intentId, url, headers } = announced.body;
			if (typeof url !== "string") return announced;
			await fetch(url, {
				method: "PUT",
				headers: headers as Record<string, string>,
				body: new Blob([new Uint8Array(bytes)]),
			});
			return insist(`/uploads/${intentId}/complete`);
		},
	};
}
