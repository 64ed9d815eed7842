import type { PhaseView } from "#lib/challenge/index.ts";

/** Everything the page of a challenge says. */
export const words = {
	dataset: "Dataset",
	access: "Access",
	accessRule: "needed: only people whose access to the dataset is in force may submit",
	team: "A team",
	teamRule: (least: number, most: number) =>
		least === most
			? `has ${least} ${least === 1 ? "member" : "members"}`
			: `has ${least} to ${most} members`,
	teamsFreeze: "Teams freeze",
	anonymous: "Teams are anonymous until",
	contact: "Contact",
	rules: "Rules",
	announcements: "Announcements",
	changes: "Change log",
	archive: "All of it as one signed file",
	teams: "Teams",
	ownTeam: "Your team",
	freezes: "Board freeze",
	after: "Figures afterwards",
	first: "Needed first",
	firstRule: (phase: string) => `a scored submission in ${phase}`,
	phases: "Phases",
	board: "Board",
	submit: "Submit a file",
	subset: "Scored on",
	opens: "Opens",
	opened: "Opened",
	closes: "Closes",
	closed: "Closed",
	noEnd: "stays open",
	quota: "Attempts of a team",
	quotaRule: (daily: number, total: number) =>
		`${daily.toLocaleString("en")} a day (UTC), ${total.toLocaleString("en")} in all`,
	rejected: "Rejected files",
	rejectedRule: (daily: number) =>
		`cost no attempt, nor do files too heavy to score; of both at most ${daily.toLocaleString("en")} a day (UTC)`,
	limits: "A file",
	limitsRule: (size: string, proposals: string) =>
		`at most ${size}, also unpacked; at most ${proposals} proposals a video`,
	figures: "Figures",
	protocol: "How it is scored",
	protocolOf: (phases: string) => `In ${phases}`,
	recall:
		"A labelled interval is found at a threshold when one of the proposals overlaps it by at least that tIoU: the length of what both cover, divided by the length of what either covers.",
	average: (thresholds: string) =>
		`Average recall (AR) is the share of labelled intervals that are found, averaged over the tIoU thresholds ${thresholds}.`,
	budget: (most: number) =>
		`It is measured at ${most} budgets: an average number of proposals a video (AN) from 1 to ${most}. Each video's proposals are taken from its highest score down; equal scores keep the order of the file.`,
	area: (most: number) =>
		`AUC is the area under AR over AN up to ${most}, as a percentage of the whole square. The board ranks by it at two decimals. AR@AN stands for AR at one budget.`,
	spotting: (threshold: string) =>
		`Segments are matched one to one with labelled intervals, from the highest score down: each takes the free interval that it overlaps most, at a tIoU of at least ${threshold}. F1 is 2TP / (2TP + FP + FN) over the counts of the whole subset, in per cent. Every segment of a file counts, or those that reach its "score_threshold".`,
	detection: (thresholds: string) =>
		`Average precision is computed for each label at the tIoU thresholds ${thresholds}, with interpolated precision, and averaged over labels and thresholds. Proposals need a "label".`,
	unknownMistakes: "Proposals for videos outside the scored subset count as mistakes.",
	slices:
		"The breakdowns keep the same proposals and the same budgets and look at fewer labelled intervals, so their counts add up to the whole. A slice of fewer than 20 intervals is shown in grey.",
	bins: "Durations of a labelled interval are sorted into the bins",
	unknown: {
		reject: "A file that names a video outside the scored subset is rejected.",
		count:
			"Proposals for videos outside the scored subset count in the budget and can find nothing.",
	},
	interval:
		"The 95 % interval of a score comes from scoring 1,000 resamples of the videos, the same ones for every submission.",
	format: "How a file is written and checked",
} as const;

export const figuresWords: Record<PhaseView["figuresVisibility"], string> = {
	none: "are seen by the organizers only",
	own: "are seen by the team that submitted",
	everyone: "are public",
};

export const hiddenWords = "rounded to two decimals; nothing about single videos is given out";
