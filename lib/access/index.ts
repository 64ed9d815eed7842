export { approveRequest } from "./approve-request.ts";
export { askForChanges } from "./ask-for-changes.ts";
export {
	addAttachment,
	maxAttachmentBytes,
	openAttachment,
	removeAttachment,
} from "./attachments.ts";
export { addComment, addNote } from "./comment.ts";
export { declineRequest } from "./decline-request.ts";
export { emptyAttachments } from "./empty-attachments.ts";
export { publishForm, readForm } from "./form.ts";
export {
	approvalInput,
	askInput,
	attachmentInput,
	changesInput,
	commentInput,
	declineInput,
	draftInput,
	formInput,
	publishFormInput,
	requestFields,
	requestInput,
	reviewInput,
	supervisorAnswerInput,
} from "./input.ts";
export { lapseRequests } from "./lapse-requests.ts";
export { listMyRequests } from "./list-my-requests.ts";
export { readRequest } from "./read-request.ts";
export { renewRequest } from "./renew-request.ts";
export { saveDraft } from "./save-draft.ts";
export { startReview } from "./start-review.ts";
export { momentOf, type RequestState } from "./states.ts";
export { submitRequest } from "./submit-request.ts";
export { answerAsSupervisor, askSupervisorAgain, readAsk } from "./supervisor.ts";
export {
	type AskView,
	type AttachmentView,
	askView,
	attachmentView,
	type FormView,
	formView,
	linkView,
	type RequestLine,
	type RequestView,
	requestLine,
	requestView,
} from "./view.ts";
export { withdrawAllOf } from "./withdraw-all-of.ts";
export { withdrawRequest } from "./withdraw-request.ts";
