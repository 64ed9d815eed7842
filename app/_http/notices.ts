import { EventEmitter } from "node:events";
import { boardsChannel, listen, submissionsChannel } from "#lib/queue/index.ts";

type Notices = { submissions: EventEmitter; boards: EventEmitter };

// Kept on globalThis: Next loads route bundles separately, and one process needs one connection.
const shared = globalThis as typeof globalThis & { onsetNotices?: Notices };

/** One listening connection for the whole process, however many readers wait on it. */
export function notices(): Notices {
	if (shared.onsetNotices) return shared.onsetNotices;
	const made: Notices = {
		submissions: new EventEmitter().setMaxListeners(0),
		boards: new EventEmitter().setMaxListeners(0),
	};
	shared.onsetNotices = made;
	listen({
		channels: [submissionsChannel, boardsChannel],
		heard: (channel, payload) => {
			if (channel === submissionsChannel) made.submissions.emit(payload);
			else made.boards.emit("changed", payload);
		},
	});
	return made;
}
