import { fileSize } from "#app/_components/file-size.ts";
import { Instant } from "#app/_components/instant.tsx";
import type { RequestView } from "#lib/access/index.ts";
import { removeDocument } from "./actions.ts";
import { words } from "./words.ts";

type Attachment = RequestView["attachments"][number];

function Document(props: { number: number; document: Attachment; mayRemove: boolean }) {
	const { number, document } = props;
	const name = <bdi>{document.fileName}</bdi>;
	return (
		<li>
			<div className="request-list-head">
				{document.emptiedAt ? (
					<span>{name}</span>
				) : (
					<a href={`/requests/${number}/attachments/${document.id}`}>{name}</a>
				)}
				<span className="quiet small">{fileSize(document.fileBytes)}</span>
				{document.emptiedAt ? (
					<span className="quiet small">
						{words.emptied} <Instant at={document.emptiedAt} precision="day" />
					</span>
				) : null}
				{props.mayRemove ? (
					<form action={removeDocument}>
						<input type="hidden" name="number" value={number} />
						<input type="hidden" name="attachmentId" value={document.id} />
						<button type="submit" className="danger">
							{words.remove}
						</button>
					</form>
				) : null}
			</div>
		</li>
	);
}

/** The documents of a request, and the form that adds one while it is being written. */
export function Documents({ request }: { request: RequestView }) {
	const { attachments, number, may } = request;
	return (
		<>
			{may.edit ? <p className="quiet">{words.documentsLead}</p> : null}
			{attachments.length === 0 ? <p className="quiet">{words.noDocuments}</p> : null}
			<ul className="request-list" hidden={attachments.length === 0}>
				{attachments.map((document) => (
					<Document key={document.id} {...{ number, document, mayRemove: may.edit }} />
				))}
			</ul>
			{may.edit ? (
				<form
					className="form"
					action={`/requests/${number}/attachments`}
					method="post"
					encType="multipart/form-data"
				>
					<div className="field">
						<label htmlFor="file">{words.file}</label>
						<input id="file" name="file" type="file" accept=".pdf,.png,.jpg,.jpeg" required />
					</div>
					<button type="submit" className="plain">
						{words.add}
					</button>
				</form>
			) : null}
		</>
	);
}
