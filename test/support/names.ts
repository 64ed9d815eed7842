import dns from "node:dns/promises";
import { syncBuiltinESMExports } from "node:module";
import { mock } from "node:test";

/**
 * Has every name mean what is said here while something runs, look by look: what the system answers
 * cannot be made to change.
 * @returns how often somebody looked
 */
export async function withNames(
	looks: readonly (readonly string[])[],
	run: () => Promise<unknown>,
): Promise<number> {
	let looked = 0;
	const named = mock.method(dns, "lookup", async () =>
		(looks[looked++] ?? []).map((address) => ({ address, family: 4 })),
	);
	syncBuiltinESMExports();
	try {
		await run();
		return looked;
	} finally {
		named.mock.restore();
		syncBuiltinESMExports();
	}
}
