import { EventEmitter } from "node:events";
import { boardsChannel, everyBoard, listen, submissionsChannel } from "#lib/queue/index.ts";

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
		// What was said while nobody listened is not said again: every board may have changed.
		connected: async () => {
			made.boards.emit("changed", null);
		},
		heard: (channel, payload) => {
			if (channel === submissionsChannel) made.submissions.emit(payload);
			else made.boards.emit("changed", payload === everyBoard ? null : payload);
		},
	});
	return made;
}
