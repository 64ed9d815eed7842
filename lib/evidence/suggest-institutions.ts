import type { Context } from "#lib/context.ts";
import { LimitReached, NotSignedIn } from "#lib/errors.ts";
import { countedLimit } from "#lib/limits/index.ts";
import { academicSnapshot } from "./academic-domains.ts";
import { selectNamed } from "./queries.ts";
import type { InstitutionView } from "./view.ts";

const most = 8;

/** More than anybody types; each look goes through two registries. */
const looks = countedLimit("institutions", 120, 60);

/** Names of institutions that have words beginning so: of the registry where it is loaded, then of the list. */
export async function suggestInstitutions(
	ctx: Context,
	input: { query: string },
): Promise<InstitutionView[]> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	const nextAt = await looks(ctx.actor.userId);
	if (nextAt)
		throw new LimitReached("Too many looks at the registry at once: wait a minute.", nextAt);
	const [registered, snapshot] = await Promise.all([
		selectNamed(ctx.db, input.query, most),
		academicSnapshot(),
	]);
	const found: InstitutionView[] = registered.map((one) => ({ ...one, source: "ror" }));
	const names = new Set(found.map(({ name }) => name.toLowerCase()));
	const wanted = input.query.toLowerCase();
	for (const line of snapshot.lines) {
		if (found.length >= most) break;
		const name = line.slice(line.indexOf(" ") + 1);
		if (!name.toLowerCase().includes(wanted) || names.has(name.toLowerCase())) continue;
		names.add(name.toLowerCase());
		found.push({ name, rorId: null, country: null, source: "academic domains" });
	}
	return found;
}
