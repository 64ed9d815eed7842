export const words = {
	title: "Similar files",
	lead: "Files of different teams in one phase that are the very same, or whose proposals nearly are. It is a reason to look and to ask, and never one to ban: two honest methods can share many segments. Nothing happens to anybody by itself.",
	show: "Show",
	open: "not looked at",
	judgements: { nothing: "looked at: nothing", noted: "noted" },
	none: "There is nothing here.",
	identical: "the same file",
	alike: (similarity: number) => `proposals ${Math.round(similarity * 100)} % alike`,
	found: "Found",
	earlier: "Sent first",
	later: "Sent after it",
	look: "Looked at …",
	again: "Change the note …",
	judgement: "It is",
	note: "Note",
	noteHint: "For organizers; kept in the audit log.",
	save: "Keep the note",
	by: (name: string | null) => `by ${name ?? "an account that is gone"}`,
};

export const says = { judged: "The note is kept." };
