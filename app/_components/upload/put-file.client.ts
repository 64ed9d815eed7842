/**
 * Puts a file at a signed address of the storage. fetch cannot tell how much of a body has gone out;
 * XMLHttpRequest can.
 * @returns the storage's status
 */
export function putFile(
	file: File,
	target: { url: string; headers: Record<string, string> },
	progress: (share: number) => void,
): Promise<number> {
	return new Promise((resolve, reject) => {
		const request = new XMLHttpRequest();
		request.open("PUT", target.url);
		for (const [name, value] of Object.entries(target.headers))
			request.setRequestHeader(name, value);
		request.upload.onprogress = ({ loaded, total }) => progress(loaded / total);
		request.onload = () => resolve(request.status);
		request.onerror = () =>
			reject(new Error("The connection broke while sending. Nothing was used up: send it again."));
		request.send(file);
	});
}
