import type { AttachmentRow } from "./beside-queries.ts";
import type { DatasetName, FormRow, RequestRow } from "./queries.ts";
import type { AttachmentView, FormView, RequestLine } from "./view.ts";

export const viewLine = (request: RequestRow, dataset: DatasetName): RequestLine => ({
	number: request.number,
	dataset: { slug: dataset.slug, title: dataset.title },
	kind: request.kind,
	state: request.state,
	stateChangedAt: request.stateChangedAt.toISOString(),
	createdAt: request.createdAt.toISOString(),
	submittedAt: request.submittedAt?.toISOString() ?? null,
	declineReason: request.declineReason,
});

export const viewForm = (form: FormRow, dataset: DatasetName): FormView => ({
	dataset: { slug: dataset.slug, title: dataset.title },
	number: form.number,
	publishedAt: form.publishedAt.toISOString(),
	questions: form.questions,
});

/** Never the key: an object is reached through the policy only. */
export const viewAttachment = (attachment: AttachmentRow): AttachmentView => ({
	id: attachment.id,
	fileName: attachment.fileName,
	mediaType: attachment.mediaType,
	fileBytes: attachment.fileBytes,
	sha256: attachment.sha256,
	addedAt: attachment.addedAt.toISOString(),
	emptiedAt: attachment.emptiedAt?.toISOString() ?? null,
});
