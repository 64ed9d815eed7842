import { setTimeout as pause } from "node:timers/promises";

/** What the site answered when it said no: its own sentence. */
export class Refused extends Error {
	readonly status: number;
	constructor(status: number, message: string) {
		super(message);
		this.status = status;
	}
}

export type Site = {
	get<T>(path: string): Promise<T>;
	post<T>(path: string, body?: object): Promise<T>;
	put<T>(path: string, body: object): Promise<T>;
};

const maxTries = 6;

const pauseMilliseconds = (tries: number) => Math.min(500 * 2 ** tries, 15_000);

/** Tries again what a moment may mend: no connection, a busy or restarting server. */
export async function insisting<T>(work: () => Promise<T>): Promise<T> {
	for (let tries = 0; ; tries++) {
		try {
			return await work();
		} catch (error) {
			const final = error instanceof Refused && error.status < 500 && error.status !== 429;
			if (final || tries + 1 >= maxTries) throw error;
			await pause(pauseMilliseconds(tries));
		}
	}
}

async function refusal(response: Response): Promise<Refused> {
	const text = await response.text();
	try {
		const { detail } = JSON.parse(text);
		if (typeof detail === "string") return new Refused(response.status, detail);
	} catch {
		// Not from Onset: a proxy, or another site.
	}
	return new Refused(response.status, `The site answered ${response.status}.`);
}

/** The API of a site, spoken with a personal token. */
export function openSite(address: string, token: string): Site {
	const ask = async <T>(path: string, init: RequestInit): Promise<T> =>
		insisting(async () => {
			const response = await fetch(new URL(`/api/v1${path}`, address), {
				...init,
				redirect: "error",
				headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
			}).catch((error: unknown) => {
				const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
				throw new Error(
					`${address} cannot be reached: ${cause instanceof Error ? cause.message : cause}`,
				);
			});
			if (!response.ok) throw await refusal(response);
			return response.status === 204 ? (undefined as T) : await response.json();
		});
	return {
		get: (path) => ask(path, { method: "GET" }),
		post: (path, body = {}) => ask(path, { method: "POST", body: JSON.stringify(body) }),
		put: (path, body) => ask(path, { method: "PUT", body: JSON.stringify(body) }),
	};
}
