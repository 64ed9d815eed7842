import pg from "pg";
import { config } from "#lib/config.ts";

export type Listener = { ready: Promise<void>; close: () => Promise<void> };

const reconnectMilliseconds = 500;

/**
 * One connection that hears notices until it is closed; lost ones are made again. `connected` runs
 * on every new connection before anything is heard: take locks there, and catch up on what was
 * missed while there was no connection.
 */
export function listen(options: {
	channels: readonly string[];
	heard: (channel: string, payload: string) => void;
	connected?: (query: (text: string, values: unknown[]) => Promise<unknown>) => Promise<void>;
}): Listener {
	let closed = false;
	let current: pg.Client | undefined;
	let timer: NodeJS.Timeout | undefined;
	let tellReady = () => {};
	const ready = new Promise<void>((resolve) => {
		tellReady = resolve;
	});

	async function connect(): Promise<void> {
		const client = new pg.Client({ connectionString: config().DATABASE_URL, keepAlive: true });
		current = client;
		let lost = false;
		const again = () => {
			if (lost || closed) return;
			lost = true;
			client.end().catch(() => {});
			timer = setTimeout(connect, reconnectMilliseconds);
		};
		client.on("error", again);
		client.on("end", again);
		client.on("notification", ({ channel, payload }) => options.heard(channel, payload ?? ""));
		try {
			await client.connect();
			for (const channel of options.channels)
				await client.query(`listen ${pg.escapeIdentifier(channel)}`);
			await options.connected?.((text, values) => client.query(text, values));
			tellReady();
		} catch (error) {
			console.error("listening:", error instanceof Error ? error.message : error);
			again();
		}
	}

	void connect();
	return {
		ready,
		close: async () => {
			closed = true;
			clearTimeout(timer);
			await current?.end().catch(() => {});
		},
	};
}
