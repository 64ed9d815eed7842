export { claimRescores, type RescoreClaim, takeRescores } from "./claim-rescores.ts";
export { concludeRescores, type Rescored } from "./conclude-rescores.ts";
export { followEvaluators } from "./follow-evaluators.ts";
export { postponeRescores, retryRescore } from "./give-up-rescores.ts";
export {
	type Move,
	moves,
	notesInput,
	previewInput,
	rescoringInput,
	rescoringsInput,
	startInput,
} from "./input.ts";
export { abandonRescoring, publishRescoring } from "./publish-rescoring.ts";
export { listNotes, readEarlierFigures } from "./read-notes.ts";
export { exportPreview, readPreview } from "./read-preview.ts";
export { listRescorings, readChoices, readRescoring } from "./read-rescoring.ts";
export { recoverRescorings } from "./recover-rescorings.ts";
export { retryRescoring } from "./retry-rescoring.ts";
export { startRescoring } from "./start-rescoring.ts";
export {
	type ChangeView,
	type ChoicesView,
	choicesView,
	type EarlierView,
	earlierView,
	type NoteView,
	noteView,
	type PreviewView,
	type ProgressView,
	previewView,
	type RescoringLine,
	type RescoringView,
	rescoringLine,
	rescoringView,
} from "./view.ts";
