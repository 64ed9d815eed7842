import pg from "pg";
import { config } from "#lib/config.ts";

export type Listener = { ready: Promise<void>; close: () => Promise<void> };

const reconnectMilliseconds = 500;
const probeMilliseconds = 10_000;

/**
 * One connection that hears notices until it is closed; lost ones are made again. `connected` runs
 * on every new connection before anything is heard: take locks there, and catch up on what was
 * missed while there was no connection.
 */
export function listen(options: {
	channels: readonly string[];
	/** What the connection is called among those of the database. */
	name?: string;
	heard: (channel: string, payload: string) => void;
	/** The connection is gone, and with it the locks it held. */
	lost?: () => void;
	connected?: (query: (text: string, values: unknown[]) => Promise<unknown>) => Promise<void>;
}): Listener {
	let closed = false;
	let current: pg.Client | undefined;
	let timer: NodeJS.Timeout | undefined;
	let stopProbe = () => {};
	let tellReady = () => {};
	const ready = new Promise<void>((resolve) => {
		tellReady = resolve;
	});

	async function connect(): Promise<void> {
		const client = new pg.Client({
			connectionString: config().DATABASE_URL,
			keepAlive: true,
			...(options.name === undefined ? {} : { application_name: options.name }),
			connectionTimeoutMillis: 5000,
			query_timeout: 15_000,
		});
		current = client;
		let lost = false;
		const again = () => {
			if (lost || closed) return;
			lost = true;
			clearInterval(probe);
			options.lost?.();
			client.end().catch(() => {});
			timer = setTimeout(connect, reconnectMilliseconds);
		};
		// A connection can be dead without a word; asking is the only way to know.
		const probe = setInterval(() => client.query("select 1").catch(again), probeMilliseconds);
		stopProbe = () => clearInterval(probe);
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
			stopProbe();
			await current?.end().catch(() => {});
		},
	};
}
