import { shownWords, type Worded } from "./vocabulary.ts";

/** Who looks at a team: one of its own, an organizer of its challenge, or anybody else. */
export type TeamReader = "organizer" | "team" | "other";

/** Until when a challenge keeps its teams apart from their names, and the instant of the look. */
export type Anonymity = { anonymousUntil: Date | null; now: Date };

/**
 * Whether a team goes under its number for this reader: until the challenge's instant, for everybody
 * but its own people and the organizers. The organizers' own baselines have nothing to hide.
 */
export const isTeamHidden = (
	reader: TeamReader,
	team: { isBaseline: boolean },
	{ anonymousUntil, now }: Anonymity,
): boolean =>
	reader === "other" && !team.isBaseline && anonymousUntil !== null && now < anonymousUntil;

/** What a team is called by who may not know its name, and by who may. */
export const shownTeamName = (isHidden: boolean, team: { name: string; number: number }): string =>
	isHidden ? `Team ${team.number}` : team.name;

/** The part of a method that says whose it is. */
type Identifying = Worded & {
	name: string;
	description: string;
	extraData: string;
	paperUrl: string | null;
	codeUrl: string | null;
};

/**
 * A method as it may be shown: of a hidden team, what kind of method it is stays as far as the field
 * has a word for it, and every other word and link goes. `ordinal` counts the methods of the team from 1, the oldest first.
 */
export const shownMethod = <M extends Identifying>(
	isHidden: boolean,
	method: M,
	at: { team: { name: string; number: number }; ordinal: number },
): M =>
	isHidden
		? {
				...method,
				...shownWords(method),
				name: `${shownTeamName(true, at.team)}, method ${at.ordinal}`,
				description: "",
				extraData: "",
				paperUrl: null,
				codeUrl: null,
			}
		: method;
