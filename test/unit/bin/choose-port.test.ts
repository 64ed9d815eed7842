import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { test } from "node:test";
import { choosePort } from "#bin/process.mjs";

const program = `
	const { choosePort } = await import(process.argv[1]);
	console.log(await choosePort("ANY", "", 47320));
	process.stdin.resume();
`;
const module = new URL("../../../bin/process.mjs", import.meta.url).href;

/** A process that chooses a port, and does nothing with it until it is told to end. */
async function chooser() {
	const child = spawn(process.execPath, ["--input-type=module", "-e", program, module]);
	const [said] = await once(child.stdout, "data");
	const end = async () => {
		child.kill();
		await once(child, "exit");
	};
	return { port: String(said).trim(), end };
}

test("of many that choose in the same moment no two get the same port, though none listens yet", async () => {
	const all = await Promise.all(Array.from({ length: 6 }, chooser));
	assert.equal(new Set(all.map(({ port }) => port)).size, all.length);
	await Promise.all(all.map(({ end }) => end()));
});

test("a port that another process has chosen is refused to whoever asks for it, until that one ends", async () => {
	const { port, end } = await chooser();
	await assert.rejects(choosePort("ANY", port, 0), new RegExp(`port ${port} is in use`));
	await end();
	assert.equal(await choosePort("ANY", port, 0), Number(port));
});

test("one process does not take the same port twice", async () => {
	const first = await choosePort("ANY", "", 0);
	await assert.rejects(choosePort("OTHER", String(first), 0), /is in use.*OTHER=…/);
});
