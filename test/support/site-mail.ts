import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import path from "node:path";
import { readMessage } from "./smtp.ts";

const folder = () => path.join(process.env.ONSET_DATA ?? "data", "mail");

function messagesTo(address: string) {
	if (!existsSync(folder())) return [];
	return readdirSync(folder())
		.filter((name) => name.endsWith(".eml"))
		.sort()
		.map((name) => readMessage(readFileSync(path.join(folder(), name), "latin1")))
		.filter(({ raw }) => new RegExp(`^To: ${address}\\r?$`, "m").test(raw));
}

/** How many messages somebody has had from the site under test. */
export const countTo = (address: string): number => messagesTo(address).length;

/** The newest of more than `sinceCount` messages to somebody on the site under test. */
export function mailTo(address: string, sinceCount = 0): Promise<{ text: string }> {
	return new Promise((resolve) => {
		const at = existsSync(folder()) ? folder() : path.dirname(folder());
		// Watching before looking: nothing can come in between.
		const watcher = watch(at, { recursive: true }, look);
		function look() {
			const found = messagesTo(address);
			const last = found.at(-1);
			if (!last || found.length <= sinceCount) return;
			watcher.close();
			resolve(last);
		}
		look();
	});
}

/** The address of the confirm page in a sign-in mail. */
export function linkIn(text: string): string {
	const link = /https?:\/\/\S+\/sign-in\/confirm\S+/.exec(text)?.[0];
	if (!link) throw new Error(`no sign-in link in: ${text}`);
	return link;
}
