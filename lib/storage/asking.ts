import { OnsetError, Unavailable } from "#lib/errors.ts";

export function statusOf(error: unknown): number | undefined {
	if (!(error instanceof Error) || !("$metadata" in error)) return undefined;
	const metadata = error.$metadata;
	if (typeof metadata !== "object" || metadata === null) return undefined;
	const status = "httpStatusCode" in metadata ? metadata.httpStatusCode : undefined;
	return typeof status === "number" ? status : undefined;
}

const isMissing = (error: unknown) =>
	statusOf(error) === 404 && error instanceof Error && error.name !== "NoSuchBucket";

/** No answer, or an answer that says "not now", is not the caller's fault and may pass. */
function translated(error: unknown): unknown {
	if (error instanceof OnsetError) return error;
	const status = statusOf(error);
	if (status !== undefined && status < 500 && status !== 429) return error;
	const unavailable = new Unavailable("The file storage does not answer. Try again in a minute.");
	unavailable.cause = error;
	return unavailable;
}

export async function asking<T>(request: () => Promise<T>): Promise<T> {
	try {
		return await request();
	} catch (error) {
		throw translated(error);
	}
}

export async function askingFor<T>(request: () => Promise<T>): Promise<T | null> {
	try {
		return await request();
	} catch (error) {
		if (isMissing(error)) return null;
		throw translated(error);
	}
}
