import { notFound } from "next/navigation";
import { OnsetError } from "#lib/errors.ts";

/** What a verb reads for a page; what does not exist, or not for this reader, is the 404 page. */
export async function found<T>(reading: Promise<T>): Promise<T> {
	try {
		return await reading;
	} catch (error) {
		if (error instanceof OnsetError && error.code === "not_found") notFound();
		throw error;
	}
}

/** As `found`, and where the policy says no, the sentence that says why. */
export async function foundOrDenied<T>(
	reading: Promise<T>,
): Promise<{ read: T; denied: null } | { read: null; denied: string }> {
	try {
		return { read: await found(reading), denied: null };
	} catch (error) {
		if (error instanceof OnsetError && error.code === "not_allowed")
			return { read: null, denied: error.message };
		throw error;
	}
}
