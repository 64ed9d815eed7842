import type { GrantView } from "#lib/grants/index.ts";

export const words = {
	title: "Your access",
	lead: "What you hold or held, how it stands now, and what to do about it.",
	none: "You hold no access yet. Choose a dataset, read its licence and ask for it; your requests show how far they are.",
	datasets: "Datasets",
	requests: "Your requests",
	state: "State",
	why: "Why",
	until: "Until",
	versions: "Versions",
	everyLater: "every later one",
	licence: "Licence signed",
	request: "Request",
	files: "Files",
	renew: "Renew",
	sign: "Read and sign the licence",
	end: "What has become of your copies?",
	endSaid: (answer: string, because: string) =>
		`You said: ${answer}${because ? `, because: ${because}` : ""}.`,
	answer: "Answer",
	deleted: "I have deleted them all",
	kept: "I keep some",
	because: "Because",
	becauseHint: "If you keep some: which, and under which right or clause.",
	send: "Send",
	thanks: "Thank you: your answer is kept.",
	earlier: "Earlier access",
	unsigned: "none",
};

/** What a state means for its holder, in a sentence. */
export const meanings: Record<GrantView["state"], string> = {
	active: "You may download every file of the versions named below.",
	expiring: "You may download; the end is near, so renew it if you need it longer.",
	needs_signature:
		"The licence has a version that you have not signed. Nothing opens until you have; nothing else is missing.",
	suspended:
		"A steward has stopped it for now, for the reason below. Nothing opens until it is resumed.",
	expired: "It has ended. You may renew it; otherwise the licence asks you to delete your copies.",
	revoked:
		"A steward has ended it, for the reason below. The licence asks you to delete your copies.",
};
