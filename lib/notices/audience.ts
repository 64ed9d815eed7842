import type { events } from "#drizzle/schema/events.ts";
import type { Db } from "#lib/db/index.ts";
import type { EventKind } from "./kinds.ts";
import {
	type Addressee,
	selectOrganizers,
	selectParticipants,
	selectPerson,
	selectTeam,
	selectTold,
} from "./people-queries.ts";

export type EventRow = typeof events.$inferSelect;
type Audience = (db: Db, event: EventRow) => Promise<Addressee[]>;

const named: Audience = async (db, { userId }) => (userId ? selectPerson(db, userId) : []);
const team: Audience = async (db, { teamId }) => (teamId ? selectTeam(db, teamId) : []);
const participants: Audience = (db, { challengeId }) => selectParticipants(db, challengeId);

/** Whoever is both is told as one of the team: of two entries for a person the later counts. */
const teamAndOrganizers: Audience = async (db, event) => [
	...(await selectOrganizers(db, event.challengeId)),
	...(await team(db, event)),
];

/** An event about one person is theirs; otherwise it is the team's, less whoever did it. */
const teamChange: Audience = async (db, event) => {
	const { userId, teamId, detail } = event;
	if (userId) return named(db, event);
	if (teamId && detail.what === "invitation-refused") return selectTeam(db, teamId, "captain");
	const members = await team(db, event);
	return detail.what === "joined" ? members.filter((one) => one.userId !== detail.userId) : members;
};

const audiences: Record<EventKind, Audience> = {
	"submission.scored": team,
	"submission.rejected": team,
	"submission.failed": teamAndOrganizers,
	"submission.disqualified": team,
	"submission.reinstated": team,
	"phase.opened": participants,
	"phase.closing": participants,
	"team.invited": named,
	"team.asked": named,
	"team.changed": teamChange,
	"quota.granted": team,
	"rescoring.published": participants,
	"challenge.changed": participants,
	"announcement.published": participants,
	// Exactly those whom the organizers were shown: they were written down when it was sent.
	"message.sent": (db, { id }) => selectTold(db, id),
};

/** Whom an event concerns, each once. */
export async function concernedBy(db: Db, event: EventRow): Promise<Addressee[]> {
	const all = await audiences[event.kind](db, event);
	return [...new Map(all.map((one) => [one.userId, one])).values()];
}
