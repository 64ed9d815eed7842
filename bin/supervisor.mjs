// Keeps parts running: what ends by itself is started again, and all are stopped in order.
import { end } from "./process.mjs";
import { say, Told } from "./say.mjs";

const patienceMs = 60_000;
const mostDeaths = 6;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** `giveUp(message)` is called when a part ends again and again. */
export function makeSupervisor(giveUp) {
	const parts = [];
	let stopping = false;

	async function launch(part) {
		part.child = part.spawn();
		await part.ready(part.child);
		void part.child.ended.then((how) => revive(part, how));
	}

	/** How long to wait before the next attempt, or undefined if there have been too many. */
	function patience(part) {
		const now = Date.now();
		part.deaths = [...part.deaths.filter((at) => now - at < patienceMs), now];
		const { length } = part.deaths;
		if (length >= mostDeaths) return undefined;
		return length === 1 ? 0 : 200 * 2 ** length;
	}

	async function relaunch(part) {
		try {
			await launch(part);
			return true;
		} catch (error) {
			if (!stopping) say(error instanceof Told ? error.message : String(error));
			await end(part.child, 2);
			return false;
		}
	}

	async function revive(part, { code, signal }) {
		if (stopping) return;
		say(`${part.name} ended by itself (${signal ?? code}); starting it again …`);
		while (!stopping) {
			const waitMs = patience(part);
			if (waitMs === undefined)
				return giveUp(`${part.name} ended ${mostDeaths} times within a minute.`);
			await pause(waitMs);
			if (!stopping && (await relaunch(part))) return say(`${part.name} is back.`);
		}
	}

	return {
		/** Starts a part; resolves once it is ready. `spawn` must hand out the child at once. */
		async keep({ name, spawn, ready, graceSeconds = 15 }) {
			if (stopping) throw new Told("stopping");
			const part = { name, spawn, ready, graceSeconds, deaths: [] };
			parts.push(part);
			await launch(part);
		},
		/** Stops the parts one after the other, the last in `order` first. */
		async stop(order) {
			stopping = true;
			const place = (part) => order.indexOf(part.name);
			for (const part of [...parts].sort((a, b) => place(b) - place(a))) {
				await end(part.child, part.graceSeconds);
				say(`${part.name} stopped.`);
			}
		},
	};
}
