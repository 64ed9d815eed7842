/** A paragraph of a mail; an address of this site is named by its path, so that mails follow the site. */
export type MailBlock =
	| string
	| { link: string; label: string }
	| { signedLink: LinkToSign; label: string }
	/** Words of somebody else, set apart from ours. */
	| { quote: string };

/** An address that carries a signature; it is signed when the mail is sent, and stands nowhere before. */
type LinkToSign = { purpose: string; subject: string; expiresAt: string };

/** A mail to be sent: the same in English and in Chinese, side by side. */
export type MailDraft = {
	to: string;
	subject: { en: string; zh: string };
	en: MailBlock[];
	zh: MailBlock[];
	/** Where one press of the reader's mail program ends such mails (RFC 8058). */
	unsubscribe?: LinkToSign;
	/** Says no other body of this mail was sent before: the same for each try. */
	messageId: string;
};

/** What a scoring lane can be asked to do, and what it must be told. */
export type ScoringJobs = {
	"validate-submission": { submissionId: string };
	"score-submission": { submissionId: string };
	/** Whatever rescoring its phase is in: that one is looked up when the job is done. */
	"rescore-submission": { submissionId: string };
};

/** What else there is to do, none of it pressing: mails, checks of stored files, the hourly upkeep. */
export type Errands = {
	"send-mail": MailDraft;
	"verify-file": { fileId: string };
	"clear-objects": { datasetId: string; objectKeys: string[] };
	/** The number of an event as text: more than JSON can count. */
	"tell-event": { eventId: string };
	"deliver-webhook": { deliveryId: string };
	"check-label-set": { labelSetId: string };
	upkeep: Record<string, never>;
};

export type Jobs = ScoringJobs & Errands;
export type JobKind = keyof Jobs;
export type Job<K extends JobKind = JobKind> = {
	[J in K]: { id: string; kind: J; payload: Jobs[J] };
}[K];

/** In order of claiming: a quick answer to a broken file comes before a long computation. */
export const scoringKinds = ["validate-submission", "score-submission"] as const;
/** Only while nothing of those waits, so that rescoring ten thousand files delays nobody's new one. */
export const rescoringKind = "rescore-submission";
export const errandKinds = [
	"send-mail",
	"tell-event",
	"verify-file",
	"clear-objects",
	"deliver-webhook",
	"check-label-set",
	"upkeep",
] as const;
