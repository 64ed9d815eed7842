const people = (number: number) => (number === 1 ? "1 person" : `${number} people`);

const minute = (instant: string) => `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;

/** What pages of teams say in more than one place. */
export const words = {
	teams: "Teams",
	ownTeam: "Your team",
	members: "Members",
	methods: "Methods",
	scored: "Scored files",
	hidden: (until: string) =>
		`Teams and methods go under numbers until ${minute(until)}. A team knows its own name; so do the organizers.`,
	ownNumber: (number: number, until: string) =>
		`Until ${minute(until)} everybody else sees your team as Team ${number}, and your methods without names and links, with common words of the field only.`,
	frozen: "Teams are frozen: nobody joins, leaves or merges any more.",
	runsIt:
		"You run this challenge or this site. Who does sees what is hidden from its teams, so they do not compete in it.",
	sizes: (min: number, max: number) =>
		min === max ? `A team has ${people(min)}` : `A team has ${min} to ${people(max)}`,
	freezes: "Teams freeze",
	nobody: "nobody any more",
	baseline: "baselines",
	baselineTitle: "The organizers' own team",
	open: "takes requests",
	openTitle: "You may ask to join it",
	people,
};
