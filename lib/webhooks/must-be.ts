import { NotFound } from "#lib/errors.ts";

/** @throws NotFound when there is none, or none any more */
export function mustBe<T>(found: T | null, what = "webhook"): T {
	if (found === null) throw new NotFound(what);
	return found;
}
