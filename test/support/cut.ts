import { connect, createServer, type Socket } from "node:net";

export type Line = {
	/** `host:port` to be used instead of the real one. */
	host: string;
	/** Ends every connection and takes no new one until `mend`. */
	cut(): void;
	mend(): void;
	close(): void;
};

/** A way to a server that can be cut like a cable. */
export async function lineTo(url: string): Promise<Line> {
	const target = new URL(url);
	const open = new Set<Socket>();
	let whole = true;
	const server = createServer((near) => {
		if (!whole) return void near.destroy();
		const far = connect(Number(target.port), target.hostname);
		for (const [one, other] of [
			[near, far],
			[far, near],
		] as const) {
			open.add(one);
			one.on("error", () => other.destroy());
			one.on("close", () => {
				open.delete(one);
				other.destroy();
			});
			one.pipe(other);
		}
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	const address = server.address();
	const port = address && typeof address === "object" ? address.port : 0;
	const destroyAll = () => {
		for (const socket of open) socket.destroy();
	};
	return {
		host: `127.0.0.1:${port}`,
		cut() {
			whole = false;
			destroyAll();
		},
		mend() {
			whole = true;
		},
		close() {
			destroyAll();
			server.close();
		},
	};
}
