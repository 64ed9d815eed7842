import { z } from "zod";
import { fashions, type methods } from "#drizzle/schema/teams.ts";

export const methodView = z.object({
	id: z.uuid(),
	name: z.string(),
	network: z.string(),
	backbone: z.string(),
	backboneFamily: z.string(),
	fashion: z.enum(fashions),
	streams: z.string(),
	pretraining: z.string(),
	extraData: z.string(),
	description: z.string(),
	paperUrl: z.string().nullable(),
	codeUrl: z.string().nullable(),
});
export type MethodView = z.output<typeof methodView>;

export function viewMethod(method: typeof methods.$inferSelect): MethodView {
	const { teamId: _team, createdAt: _created, ...shown } = method;
	return shown;
}

export const teamView = z.object({ id: z.uuid(), name: z.string() });
export type TeamView = z.output<typeof teamView>;
