type Answer =
	| { isEarlier: true; submissionId: string }
	| { isEarlier: false; intentId: string; url: string; headers: Record<string, string> };
type Where = { challenge: string; phase: string; methodId: string };

async function asked<T>(url: string, body?: object): Promise<T> {
	const response = await fetch(url, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify(body ?? {}),
	});
	const answer = await response.json();
	if (!response.ok) throw new Error(answer.detail ?? `The server answered ${response.status}.`);
	return answer;
}

/** fetch cannot tell how much of a body has gone out; XMLHttpRequest can. */
function put(
	file: File,
	target: { url: string; headers: Record<string, string> },
	progress: (share: number) => void,
): Promise<void> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open("PUT", target.url);
		for (const [name, value] of Object.entries(target.headers))
			request.setRequestHeader(name, value);
		request.upload.onprogress = ({ loaded, total }) => progress(loaded / total);
		request.onload = () =>
			request.status === 200
				? resolve()
				: reject(new Error(`The storage refused the file (${request.status}). Send it again.`));
		request.onerror = () =>
			reject(new Error("The connection broke while sending. Nothing was used up: send it again."));
		request.send(file);
	});
}

/** The page of a submission; it says so when it is an earlier one of the same bytes. */
export const pageOf = (sent: { submissionId: string; isEarlier: boolean }): string =>
	`/submissions/${sent.submissionId}${sent.isEarlier ? "?same" : ""}`;

/** Announces the file, puts it into the storage, and says that it is there; unless it was sent before. */
export async function sendFile(
	file: File,
	where: Where & { sha256: string },
	progress: (share: number) => void,
): Promise<{ submissionId: string; isEarlier: boolean }> {
	const target = await asked<Answer>("/api/v1/uploads", {
		...where,
		fileName: file.name,
		fileBytes: file.size,
	});
	if (target.isEarlier) return target;
	await put(file, target, progress);
	return asked(`/api/v1/uploads/${target.intentId}/complete`);
}
