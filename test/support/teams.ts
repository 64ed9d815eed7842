import { eq } from "drizzle-orm";
import { challenges } from "#drizzle/schema/challenge.ts";
import { teamMembers, teams } from "#drizzle/schema/teams.ts";
import { database } from "#lib/db/index.ts";
import { acceptInvitation, createTeam, invite, readOwnTeam } from "#lib/teams/index.ts";
import { mailsTo } from "./mails.ts";
import { type openPhase, type Person, person } from "./world.ts";

type Place = Awaited<ReturnType<typeof openPhase>>;

/** Makes the challenge what a test needs it to be. */
export async function ruled(place: Place, rules: Partial<typeof challenges.$inferInsert>) {
	await database().update(challenges).set(rules).where(eq(challenges.id, place.challenge.id));
	return place;
}

/** What a link carries besides the id. */
export function linkOf(address: string | null) {
	const url = new URL(address ?? "");
	return {
		invitation: url.pathname.split("/").at(-1) ?? "",
		until: url.searchParams.get("until") ?? "",
		signature: url.searchParams.get("signature") ?? "",
	};
}

/** The invitation that was mailed last to an address, as its mail names it. */
export async function mailedInvitation(to: string): Promise<{ id: string; expiresAt: string }> {
	const mail = (await mailsTo(to)).at(-1);
	for (const block of mail?.en ?? [])
		if (typeof block !== "string" && "signedLink" in block)
			return { id: block.signedLink.subject, expiresAt: block.signedLink.expiresAt };
	throw new Error("no invitation was mailed");
}

/** A team of somebody named, with as many more people who came by its link. */
export async function teamOf(place: Place, name: string, more = 0) {
	const challenge = place.slugs.challenge;
	const captain = await person(name);
	const made = await createTeam(captain.at(), {
		challenge,
		name: `The ${captain.email}`,
		description: `About ${name}`,
		isOpen: true,
	});
	if (!made.team) throw new Error("no team");
	const others: Person[] = [];
	for (let number = 1; number <= more; number++) {
		const other = await person(`${name}-${number}`);
		const { url } = await invite(captain.at(), { challenge, days: 1 });
		await acceptInvitation(other.at(), linkOf(url));
		others.push(other);
	}
	const { id, number } = made.team;
	return { id, number, name: made.team.name, captain, others };
}

export async function membersOf(teamId: string): Promise<Record<string, string>> {
	const rows = await database().select().from(teamMembers).where(eq(teamMembers.teamId, teamId));
	return Object.fromEntries(rows.map(({ userId, role }) => [userId, role]));
}

export async function teamRow(teamId: string) {
	const [row] = await database().select().from(teams).where(eq(teams.id, teamId));
	if (!row) throw new Error("no team");
	return row;
}

export const ownTeam = async (who: Person, place: Place) =>
	(await readOwnTeam(who.at(), { challenge: place.slugs.challenge })).team;

/** Of several at once: how many came through, and what the others were told. */
export async function atOnce(runs: (() => Promise<unknown>)[]) {
	const outcomes = await Promise.allSettled(runs.map((run) => run()));
	return {
		done: outcomes.filter(({ status }) => status === "fulfilled").length,
		told: outcomes.flatMap((one) =>
			one.status === "rejected" && one.reason instanceof Error ? [one.reason] : [],
		),
	};
}
