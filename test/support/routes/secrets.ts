import { challengeOrganizers, organizers, type Role, runners, stewards } from "./roles.ts";
import type { Step } from "./walk.ts";
import { secretWords } from "./words.ts";
import type { World } from "./world.ts";

/** Words that must not stand in an answer, unless it is to one of `readers`. */
type Secret = { what: string; word: string; readers: readonly Role[]; byLink?: true };

export function secretsOf(world: World, env: Record<string, string>): Secret[] {
	const { people, files, datasetId } = world;
	return [
		{ what: "the bucket of the hidden labels", word: env.S3_LABELS_BUCKET ?? "", readers: [] },
		{ what: "a key of the labels", word: "label-sets/", readers: [] },
		{ what: "a withheld file's id", word: files.withheld.id, readers: [] },
		{ what: "a withheld file's digest", word: files.withheld.sha256, readers: [] },
		{
			what: "what a request says",
			word: secretWords.use,
			readers: ["applicant", ...stewards],
			byLink: true,
		},
		{
			what: "an applicant's address",
			word: people.applicant.email,
			readers: ["applicant", ...stewards],
			byLink: true,
		},
		{ what: "what a draft says", word: secretWords.draftUse, readers: ["drafting"] },
		{ what: "a note among stewards", word: secretWords.note, readers: stewards },
		{ what: "a draft of the licence", word: secretWords.licenceDraft, readers: runners },
		{ what: "a file of a draft", word: secretWords.draftFile, readers: runners },
		{ what: "why somebody is blocked", word: secretWords.blockReason, readers: stewards },
		{ what: "a holder's address", word: people.active.email, readers: ["active", ...runners] },
		{ what: "the signature of a list", word: world.pass, readers: ["active"], byLink: true },
		{ what: "a draft of a challenge", word: secretWords.challengeDraft, readers: organizers },
		{ what: "a message to some teams", word: secretWords.message, readers: challengeOrganizers },
		{ what: "words to a captain", word: secretWords.joinMessage, readers: ["stranger", "rival"] },
		{ what: "an invited mailbox", word: people.stranger.email, readers: ["stranger", "player"] },
		{
			what: "the signature of an invitation",
			word: world.joinLink.signature,
			readers: ["player"],
			byLink: true,
		},
		{ what: "where a dataset's files lie", word: `datasets/${datasetId}/`, readers: [] },
	];
}

const signature = "X-Amz-Signature";

/** What an answer says that whoever asked may not read. */
export function leaksIn(step: Step, whole: string, secrets: readonly Secret[]): string[] {
	const mayBeSigned = step.signs && step.expected === "ok";
	const found = secrets.filter(
		({ word, readers, byLink }) =>
			whole.includes(word) &&
			!readers.includes(step.asker.role) &&
			!(byLink && step.isLink) &&
			!mayBeSigned,
	);
	const signed = whole.includes(signature) && !mayBeSigned ? ["an address of the storage"] : [];
	return [...found.map(({ what }) => what), ...signed];
}
