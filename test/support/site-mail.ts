import { existsSync, readdirSync, readFileSync, watch } from "node:fs";
import path from "node:path";
import { type Message, readMessage } from "./smtp.ts";

const folder = () => path.join(process.env.ONSET_DATA ?? "data", "mail");

function messagesTo(address: string): Message[] {
	if (!existsSync(folder())) return [];
	return readdirSync(folder())
		.filter((name) => name.endsWith(".eml"))
		.sort()
		.map((name) => readMessage(readFileSync(path.join(folder(), name), "latin1")))
		.filter(({ raw }) => new RegExp(`^To: ${address}\\r?$`, "m").test(raw));
}

/** How many messages somebody has had from the site under test. */
export const countTo = (address: string): number => messagesTo(address).length;

/** Resolves to what `look` finds in the mails, now or once another one is there. */
function untilFound(look: () => Message | undefined): Promise<Message> {
	return new Promise((resolve) => {
		const at = existsSync(folder()) ? folder() : path.dirname(folder());
		// Watching before looking: nothing can come in between.
		const watcher = watch(at, { recursive: true }, again);
		function again() {
			const found = look();
			if (!found) return;
			watcher.close();
			resolve(found);
		}
		again();
	});
}

/** The newest of more than `sinceCount` messages to somebody on the site under test. */
export const mailTo = (address: string, sinceCount = 0): Promise<Message> =>
	untilFound(() => {
		const found = messagesTo(address);
		return found.length > sinceCount ? found.at(-1) : undefined;
	});

/** The newest message to somebody with these words in its subject. */
export const mailAbout = (address: string, words: string): Promise<Message> =>
	untilFound(() => messagesTo(address).findLast(({ subject }) => subject.includes(words)));

/** The first address in a message that begins with `prefix` after the site's own. */
export function addressIn(text: string, prefix: string): string {
	const address = new RegExp(`https?://[^/\\s]+${prefix}\\S*`).exec(text)?.[0];
	if (!address) throw new Error(`no link to ${prefix} in: ${text}`);
	return address;
}

/** The address of the confirm page in a sign-in mail. */
export const linkIn = (text: string): string => addressIn(text, "/sign-in/confirm");
