import { contextFor } from "#lib/context.ts";
import type { Db } from "#lib/db/index.ts";
import { listAnnouncements, publishAnnouncement } from "#lib/notices/index.ts";
import { seedTeam } from "./entries.ts";
import { challenge as words } from "./sdfe-lv.ts";

/** What the organizers say to everybody, unless something was said; and somebody in a team who gets it. */
export async function seedAnnouncement(
	db: Db,
	of: { challengeId: string; organizerId: string; playerId: string },
): Promise<void> {
	const ctx = contextFor({ kind: "member", userId: of.organizerId, isAdmin: false });
	const challenge = words.slug;
	if ((await listAnnouncements(ctx, { challenge })).length > 0) return;
	const { teamName: name, announcement } = words.demonstration;
	const { challengeId, playerId: userId } = of;
	await seedTeam(db, { challengeId, userId, name, isBaseline: false });
	await publishAnnouncement(ctx, { challenge, ...announcement });
}
