import { Client } from "pg";

/** How many statements this process sends to the database while `work` runs: all, or those of one text. */
export async function countQueries(work: () => Promise<unknown>, text?: string): Promise<number> {
	const { query } = Client.prototype;
	let sent = 0;
	Client.prototype.query = new Proxy(query, {
		apply(target, client, args) {
			if (text === undefined || args[0] === text) sent++;
			return Reflect.apply(target, client, args);
		},
	});
	try {
		await work();
		return sent;
	} finally {
		Client.prototype.query = query;
	}
}
