import { z } from "zod";
import type { Db } from "#lib/db/index.ts";
import {
	countPlayers,
	countTeamsBusier,
	countTeamsIn,
	countTeamsOver,
	countTeamsRejected,
	countWaiting,
	countWaitingLarger,
	selectTeamSizes,
} from "./affected-queries.ts";
import type { DifferenceLine } from "./document/index.ts";
import type { Standing } from "./standing.ts";

export const affectedLine = z.object({
	path: z.string(),
	count: z.int(),
	sentence: z.string().describe("What is counted, for instance teams over the new quota"),
});
export type AffectedLine = z.output<typeof affectedLine>;

type Asked = { db: Db; now: Date; line: DifferenceLine };
type OfPhase = Asked & { phaseId: string };
type Counted = readonly [number, string];

const isLower = ({ before, after }: DifferenceLine): boolean =>
	typeof before === "number" && typeof after === "number" && after < before;

const submitting = async ({ db, phaseId }: OfPhase): Promise<Counted[]> => [
	[await countTeamsIn(db, phaseId), "teams that have submitted to the phase"],
];

const judgedAnew = async ({ db, phaseId }: OfPhase): Promise<Counted[]> => [
	[await countWaiting(db, phaseId), "submissions that wait and will be scored by what is new"],
];

const dayOf = (now: Date) => now.toISOString().slice(0, 10);

const over =
	(isOfDay: boolean) =>
	async ({ db, phaseId, line, now }: OfPhase): Promise<Counted[]> =>
		isLower(line)
			? [
					[
						await countTeamsOver(db, {
							phaseId,
							limit: Number(line.after),
							day: isOfDay ? dayOf(now) : null,
						}),
						`teams that have taken more attempts ${isOfDay ? "today (UTC)" : "in the phase"} than the new quota`,
					],
				]
			: [];

const busier = async ({ db, phaseId, line }: OfPhase): Promise<Counted[]> =>
	isLower(line)
		? [
				[
					await countTeamsBusier(db, { phaseId, limit: Number(line.after) }),
					"teams with more submissions under way than the new limit",
				],
			]
		: [];

const rejected = async ({ db, phaseId, line, now }: OfPhase): Promise<Counted[]> =>
	isLower(line)
		? [
				[
					await countTeamsRejected(db, { phaseId, limit: Number(line.after), day: dayOf(now) }),
					"teams of which more files were rejected or too heavy today (UTC) than the new limit",
				],
			]
		: [];

const larger = async ({ db, phaseId, line, now }: OfPhase): Promise<Counted[]> =>
	isLower(line)
		? [
				[
					await countWaitingLarger(db, { phaseId, bytes: Number(line.after), now }),
					"files announced or waiting that are larger than the new limit",
				],
			]
		: [];

/** By the member of a phase; one not here concerns nobody who is there already. */
const ofPhase: Readonly<Record<string, (asked: OfPhase) => Promise<Counted[]>>> = {
	opensAt: submitting,
	closesAt: submitting,
	freezesAt: submitting,
	figuresVisibility: submitting,
	closedVisibility: submitting,
	isHiddenSplit: submitting,
	hasStepRule: submitting,
	prerequisite: submitting,
	labelSet: judgedAnew,
	protocol: judgedAnew,
	dailyQuota: over(true),
	totalQuota: over(false),
	rejectedDailyQuota: rejected,
	inFlightLimit: busier,
	maxFileBytes: larger,
};

type OfChallenge = Asked & { standing: Standing };

const sizes =
	(isOutside: (members: number, limit: number) => boolean, words: string) =>
	async ({ db, standing, line }: OfChallenge): Promise<Counted[]> => {
		const all = await selectTeamSizes(db, standing.challenge.id);
		return [[all.filter((members) => isOutside(members, Number(line.after))).length, words]];
	};

const everyTeam = async ({ db, standing }: OfChallenge): Promise<Counted[]> => [
	[(await selectTeamSizes(db, standing.challenge.id)).length, "teams of the challenge"],
];

const players =
	(words: string) =>
	async ({ db, standing }: OfChallenge): Promise<Counted[]> => {
		const of = { challengeId: standing.challenge.id, rulesId: standing.rules?.id ?? null };
		return [[(await countPlayers(db, of)).players, words]];
	};

const newRules = async ({ db, standing }: OfChallenge): Promise<Counted[]> => {
	const of = { challengeId: standing.challenge.id, rulesId: standing.rules?.id ?? null };
	const counted = await countPlayers(db, of);
	return [
		[counted.players, "people in teams who must accept the new rules before they submit again"],
		[counted.accepted, "people who accepted the rules as they stood"],
	];
};

const ofChallenge: Readonly<Record<string, (asked: OfChallenge) => Promise<Counted[]>>> = {
	rules: newRules,
	requiresAccess: players("people in teams who need access to the dataset to submit"),
	minTeamMembers: sizes(
		(members, least) => members < least,
		"teams too small to submit under the new size",
	),
	maxTeamMembers: sizes(
		(members, most) => members > most,
		"teams larger than the new size; they stay as they are",
	),
	teamsFreezeAt: everyTeam,
	anonymousUntil: everyTeam,
};

/** Whom a change concerns, counted at this moment. */
export async function affectedBy(
	db: Db,
	of: { standing: Standing; difference: readonly DifferenceLine[]; now: Date },
): Promise<AffectedLine[]> {
	const { standing, now } = of;
	const lines: AffectedLine[] = [];
	for (const line of of.difference) {
		const [first = "", slug = "", member = ""] = line.path.split(".");
		const phase = first === "phases" && standing.phases.find((one) => one.slug === slug);
		const counted = phase
			? await ofPhase[member]?.({ db, now, line, phaseId: phase.id })
			: await ofChallenge[first]?.({ db, now, line, standing });
		for (const [number, sentence] of counted ?? [])
			if (number > 0) lines.push({ path: line.path, count: number, sentence });
	}
	// A protocol of several members says the same of each.
	const said = new Set<string>();
	return lines.filter(({ path, sentence }) => {
		const key = `${path.split(".").slice(0, 3).join(".")} ${sentence}`;
		return said.has(key) ? false : said.add(key);
	});
}
