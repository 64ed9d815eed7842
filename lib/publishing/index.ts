export { abandonUpload } from "./abandon-upload.ts";
export { answerTakedown } from "./answer-takedown.ts";
export { beginFileUpload, objectKeyOf } from "./begin-file-upload.ts";
export { clearObjects } from "./clear-objects.ts";
export { completeFileUpload } from "./complete-file-upload.ts";
export { createDraft } from "./create-draft.ts";
export { diffVersions } from "./diff-versions.ts";
export { discardDraft } from "./discard-draft.ts";
export { addWithheldFile, removeFile, setFileAccess } from "./draft-files.ts";
export { askForVerification, expireUploads } from "./expire-uploads.ts";
export { pathProblem } from "./file-path.ts";
export {
	datasetInput,
	diffInput,
	draftFileInput,
	draftInput,
	fileAccessInput,
	fileUploadIdInput,
	fileUploadInput,
	partsInput,
	publishInput,
	takeDownInput,
	takedownAnswerInput,
	versionInput,
	withheldFileInput,
} from "./input.ts";
export {
	listAskedTakedowns,
	listTakedownReplies,
	listTakedowns,
	type TakedownReply,
} from "./list-takedowns.ts";
export { mediaTypeOf } from "./media-type.ts";
export { publishVersion } from "./publish-version.ts";
export { listVersions, readDraft, readVersion } from "./read-version.ts";
export { signParts } from "./sign-parts.ts";
export { takeDown } from "./take-down.ts";
export { verifyFile } from "./verify-file.ts";
export {
	type AskedTakedown,
	type BegunUpload,
	begunUpload,
	type DraftFile,
	type DraftView,
	draftView,
	type OpenUpload,
	type PublishedFile,
	type SignedParts,
	signedParts,
	type TakedownView,
	takedownView,
	type VersionDiff,
	type VersionLine,
	versionDiff,
	versionLine,
	versionView,
} from "./view.ts";
