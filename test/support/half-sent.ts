import { randomBytes } from "node:crypto";
import { type ClientRequest, request } from "node:http";

/**
 * Begins a PUT of so many bytes and sends half of them. Resolves once the server has said that it
 * takes the body and the half is on its way; the request is then the caller's to break off.
 */
export function sendHalf(url: string, fileBytes: number): Promise<ClientRequest> {
	return new Promise((resolve, reject) => {
		const headers = { "content-length": String(fileBytes), expect: "100-continue" };
		const sent = request(url, { method: "PUT", headers });
		sent.once("response", ({ statusCode }) => reject(new Error(`answered ${statusCode}`)));
		sent.once("error", reject);
		sent.once("continue", () => {
			// From here on it breaks off when the caller says so.
			sent.off("error", reject).on("error", () => {});
			sent.write(randomBytes(fileBytes / 2), () => resolve(sent));
		});
		sent.flushHeaders();
	});
}
