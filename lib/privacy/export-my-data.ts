import { z } from "zod";
import type { Context } from "#lib/context.ts";
import { NotSignedIn } from "#lib/errors.ts";
import { authorize } from "#lib/policy/index.ts";
import { personSections, type SectionName, selectSection } from "./person-sections.ts";

export const myDataView = z.object({
	exportedAt: z.iso.datetime(),
	note: z.string(),
	data: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
});
export type MyDataView = z.output<typeof myDataView>;

const note =
	"Everything that this site keeps about you, by kind, as it is stored. Left out: secrets (digests of tokens, keys of other sites), notes that stewards keep among themselves, and who else acted. Scores are on the pages of your submissions, as far as their phase shows them. What is kept why and how long: /privacy.";

/** Everything that is kept about whoever asks, and nothing about anybody else. */
export async function exportMyData(ctx: Context): Promise<MyDataView> {
	if (ctx.actor.kind !== "member") throw new NotSignedIn();
	authorize(ctx.actor, "account.export", { isSelf: true });
	const { userId } = ctx.actor;
	const data: MyDataView["data"] = {};
	for (const name of Object.keys(personSections) as SectionName[])
		data[name] = await selectSection(ctx.db, name, userId);
	return { exportedAt: ctx.now.toISOString(), note, data };
}
