import { englishOf, reasonWords } from "#app/_components/request/words.ts";

/** What a steward looks at before a decision; kept with it as a note. */
export const checklist = {
	person: "The person is who they say they are",
	affiliation: "They belong to the institution they name",
	position: "Their position is one that the licence admits, or a supervisor answers for them",
	use: "The intended use is one that the licence permits",
} as const;

/** As the applicant reads them. */
export const declineWords: Record<string, string> = englishOf(reasonWords);

export const texts = {
	title: (number: number) => `Request ${number}`,
	queue: "Requests",
	form: "What they ask",
	evidence: "Evidence",
	evidenceLead:
		"The applicant sees the same. Each line is a fact and where it comes from; none of them decides.",
	supervisor: "Supervisor",
	attachments: "Documents",
	emptied: (day: string) => `its bytes were removed on ${day}`,
	conversation: "Conversation",
	noConversation: "Nothing said yet.",
	notesOnly: "stewards only",
	history: "History",
	earlier: "Other requests of this person",
	decide: "Decide",
	decision: "Decision",
	take: "Take it in hand",
	held: (name: string) => `In the hands of ${name}. Another steward may still decide.`,
	approve: "Approve",
	ask: "Ask for changes",
	decline: "Decline",
	comment: "Write to the applicant",
	note: "Note for the other stewards",
	send: "Send",
	keep: "Keep the note",
	endsOn: "Last day of access (UTC)",
	firstVersion: "From version",
	lastVersion: "To version",
	everyLater: "every later one",
	words: "Words to the applicant",
	wordsOptional: "They are mailed with the approval; may stay empty.",
	wordsAsk: "What is missing, or what to change",
	reason: "Reason",
	own: "This is your own request: another steward must decide on it.",
	ended: "This request waits for no decision.",
	checklistNote: "Checklist with the decision:",
	despite: "Approve although not everything was checked",
	unchecked: (lines: readonly string[]) =>
		`Not ticked: ${lines.join("; ")}. Tick what you have checked, or tick “${texts.despite}” too.`,
	taken: "It is in your hands.",
	approved: "Approved: access is open, and the applicant has been mailed.",
	asked: "The applicant has been asked for changes.",
	declined: "Declined: the applicant has your words by mail.",
	commented: "Sent.",
	noted: "The note is kept.",
	onset: "Onset",
	none: "–",
};
