import assert from "node:assert/strict";
import path from "node:path";
import { after, test } from "node:test";
import { beginSite, freePort, onset, type Site, temporaryFolder } from "#test/support/site.ts";

const folder = temporaryFolder();
const sites: Site[] = [];
after(async () => {
	for (const site of sites) site.signal("SIGTERM");
	await Promise.all(sites.map(({ ended }) => ended));
	folder.remove();
});

const portOf = (address: string | undefined) => new URL(address ?? "").port;

test("two sites that start in the same moment both come up, each on ports of its own", async () => {
	const ports = [await freePort(), await freePort()];
	const begun = ports.map((port, at) => beginSite(path.join(folder.path, `site-${at}`), port));
	sites.push(...begun.map(({ site }) => site));
	await Promise.all(begun.map(({ ready }) => ready));
	const taken = sites.flatMap((site) => [
		portOf(site.env().DATABASE_URL),
		portOf(site.env().S3_ENDPOINT),
	]);
	assert.equal(new Set(taken).size, 4, taken.join(" "));
	for (const { url } of sites)
		assert.equal((await fetch(`${url}/api/v1/notices/unread`)).status, 200);
});

test("a port that was asked for and that another site has is refused, never replaced", async () => {
	const [site] = sites;
	assert.ok(site);
	const wanted = {
		POSTGRES_PORT: portOf(site.env().DATABASE_URL),
		S3_PORT: portOf(site.env().S3_ENDPOINT),
	};
	for (const [name, port] of Object.entries(wanted)) {
		const { code, err } = await onset(["start"], {
			ONSET_DATA: path.join(folder.path, "third"),
			PORT: String(await freePort()),
			[name]: port,
		});
		assert.equal(code, 1);
		assert.equal(
			err,
			`onset: port ${port} is in use by another program; choose another with ${name}=…\n`,
		);
	}
});
