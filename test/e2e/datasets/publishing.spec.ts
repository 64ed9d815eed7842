import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, type Page, test } from "playwright/test";
import { makeToken, signInAs } from "#test/support/pages.ts";

const organize = "/organize/sdfe-lv";
const program = path.resolve(import.meta.dirname, "../../../bin/onset.mjs");

const sha256 = (bytes: Buffer) => createHash("sha256").update(bytes).digest("hex");

/** A folder under the system's own, removed at the end of the test. */
function folderWith(files: Record<string, Buffer>): { at: string; remove: () => void } {
	const at = mkdtempSync(path.join(tmpdir(), "onset-publish-"));
	for (const [name, bytes] of Object.entries(files)) {
		mkdirSync(path.dirname(path.join(at, name)), { recursive: true });
		writeFileSync(path.join(at, name), bytes);
	}
	return { at, remove: () => rmSync(at, { recursive: true, force: true }) };
}

async function beginVersion(page: Page): Promise<string> {
	await page.goto(organize);
	await page.getByRole("button", { name: "Begin a draft" }).click();
	await page.waitForURL(`**${organize}/versions/*`);
	return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

async function verified(page: Page, name: string): Promise<void> {
	await expect(async () => {
		await page.reload();
		const row = page.getByRole("row").filter({ hasText: name });
		await expect(row.getByText("verified", { exact: true })).toBeVisible({ timeout: 500 });
	}).toPass();
}

test("an organizer sends files through a broken connection and a reload, publishes, and anybody sees them", async ({
	page,
}) => {
	const large = randomBytes(40 * 2 ** 20);
	const small = Buffer.from(`a small file ${randomBytes(4).toString("hex")}`);
	const folder = folderWith({ "large.mp4": large, "small.mp4": small });
	const [largeFile, smallFile] = ["large.mp4", "small.mp4"].map((name) =>
		path.join(folder.at, name),
	);
	if (!largeFile || !smallFile) throw new Error("no files to send");
	await signInAs(page, "organizer", organize);
	const version = await beginVersion(page);

	// The second part never arrives; then the page is left, as by a crash.
	const isSecond = (url: URL) => url.searchParams.get("partNumber") === "2";
	let broken = 0;
	await page.route(isSecond, (route) => {
		broken++;
		return route.abort("connectionreset");
	});
	let arrived = 0;
	page.on("response", (response) => {
		if (response.request().method() === "PUT" && response.ok()) arrived++;
	});
	await page.getByLabel("Put them under").fill("videos");
	await page.getByLabel("Files", { exact: true }).setInputFiles([largeFile]);
	await page.getByRole("button", { name: "Send", exact: true }).click();
	await expect.poll(() => [broken > 0, arrived], { timeout: 30_000 }).toEqual([true, 2]);
	page.on("dialog", (dialog) => dialog.accept());
	await page.reload();
	// Only now: the page that was left would have sent the part again by itself.
	await page.unroute(isSecond);
	await expect(page.getByRole("heading", { name: "Begun and not finished" })).toBeVisible();

	const sent: string[] = [];
	page.on("request", (request) => {
		const number = new URL(request.url()).searchParams.get("partNumber");
		if (request.method() === "PUT" && number) sent.push(number);
	});
	await page.getByLabel("Put them under").fill("videos");
	await page.getByLabel("Files", { exact: true }).setInputFiles([largeFile, smallFile]);
	await page.getByRole("button", { name: "Send", exact: true }).click();
	await expect(page.getByText("2 files have arrived.")).toBeVisible({ timeout: 30_000 });
	expect(sent.sort()).toEqual(["1", "2"]);

	await verified(page, "large.mp4");
	await verified(page, "small.mp4");
	folder.remove();
	await page.getByLabel("What changed, for the dataset's readers").fill("Two more videos.");
	await page.getByRole("button", { name: "Publish for good" }).click();
	await page.waitForURL(`**/datasets/sdfe-lv/versions/${version}`);
	const row = page.getByRole("row").filter({ hasText: "large.mp4" });
	await expect(row.getByText(sha256(large))).toBeAttached();
	await expect(page.getByText("Two more videos.")).toBeVisible();
	await expect(page.getByText("labels/")).toBeVisible();
});

test("the command sends a folder, sends nothing twice, and says what is wrong", async ({
	page,
	baseURL,
}) => {
	await signInAs(page, "organizer", organize);
	const token = await makeToken(page, "publishing");
	const version = await beginVersion(page);
	const folder = folderWith({
		"README.md": randomBytes(1000),
		"videos/one.mp4": randomBytes(20 * 2 ** 20),
		"videos/two.mp4": randomBytes(100_000),
		".hidden": Buffer.from("x"),
	});
	const { ONSET_TOKEN: _none, ...bare } = process.env;
	const run = (more: string[], env: Record<string, string> = { ONSET_TOKEN: token }) => {
		const words = ["publish-files", folder.at, "--dataset", "sdfe-lv", "--version", version];
		const ended = spawnSync(
			process.execPath,
			[program, ...words, "--site", `${baseURL}`, ...more],
			{
				encoding: "utf8",
				env: { ...bare, ...env },
			},
		);
		return { code: ended.status, out: ended.stdout, err: ended.stderr };
	};
	try {
		const first = run(["--public", "README.md"]);
		expect(first.err).toContain("3 of 3 files are there");
		expect(first).toMatchObject({ code: 0, out: expect.stringContaining("all verified") });
		const second = run(["--public", "README.md"]);
		expect(second.err).toContain("0.0 MiB were sent");
		expect(second.code).toBe(0);
		expect(run([], {}).code).toBe(2);
		expect(run(["--access", "everybody"]).code).toBe(2);
		expect(run([], { ONSET_TOKEN: "wrong" })).toMatchObject({
			code: 1,
			err: expect.stringContaining("token is unknown"),
		});
		const published = run(["--public", "README.md", "--publish", "A folder."]);
		expect(published).toMatchObject({ code: 0, out: expect.stringContaining("is published") });
		expect(run([])).toMatchObject({ code: 1, err: expect.stringContaining("is published") });
	} finally {
		folder.remove();
	}
});

/** The organizer's pages where no script runs. */
async function withoutScripts(page: Page): Promise<Page> {
	await signInAs(page, "organizer", organize);
	const storageState = await page.context().storageState();
	const browser = page.context().browser();
	if (!browser) throw new Error("no browser");
	return (await browser.newContext({ javaScriptEnabled: false, storageState })).newPage();
}

test("without JavaScript a number that was mistyped stays to be mended, and a draft is discarded", async ({
	page,
}) => {
	const plain = await withoutScripts(page);
	const version = plain.getByLabel("Version", { exact: true });
	const begin = plain.getByRole("button", { name: "Begin a draft" });
	await plain.goto(organize);
	await version.fill("one");
	await begin.click();
	await expect(plain.getByText("Version: three numbers as in 1.2.0")).toBeVisible();
	await expect(version).toHaveValue("one");
	await expect(version).toHaveAttribute("aria-invalid", "true");
	await version.fill("9.9.9");
	await begin.click();
	await expect(plain.getByRole("heading", { name: /9\.9\.9$/ })).toBeVisible();
	await plain.getByLabel("Path").fill("labels/hidden.json");
	await plain.getByLabel("Size in bytes").fill("many");
	await plain.getByLabel("SHA-256").fill("0".repeat(64));
	await plain.getByRole("button", { name: "Name a withheld file" }).click();
	await expect(plain.getByText("Size in bytes: must be a")).toBeVisible();
	await expect(plain.getByLabel("Path")).toHaveValue("labels/hidden.json");
	await plain.goto(organize);
	await expect(plain.getByText("9.9.9 is a draft: publish or discard it")).toBeVisible();
	await plain.getByRole("link", { name: "Go on: 9.9.9" }).click();
	await plain.getByText("Discard the draft 9.9.9 …").click();
	await plain.getByRole("button", { name: "Discard the draft", exact: true }).click();
	await expect(plain.getByText("The draft 9.9.9 is gone.")).toBeVisible();
	await expect(version).toBeVisible();
});

test("without JavaScript a refused form or takedown keeps what was typed, and names what is wrong", async ({
	page,
}) => {
	const plain = await withoutScripts(page);
	await plain.goto(`${organize}/form`);
	const key = plain.getByLabel("New question, name in the data");
	await key.fill("Not A Key");
	await plain.getByLabel("New question, English").fill("How long will you keep it?");
	await plain.getByRole("button", { name: "Publish the form" }).click();
	const wrong = plain.getByRole("alert").filter({ hasText: "name in the data: small letters" });
	await expect(wrong).toContainText("New question, Chinese: must not be empty");
	await expect(key).toHaveAttribute("aria-invalid", "true");
	await expect(key).toHaveValue("Not A Key");

	await plain.goto(`${organize}/takedowns`);
	await plain.getByLabel("Video id").fill("nowhere");
	await plain.getByLabel("Reason, said to holders").fill("Asked for.");
	await plain.getByLabel("What it means for the boards").fill("Nothing.");
	await plain.getByRole("button", { name: "Take down" }).click();
	await expect(plain.getByText("Video id: no such video")).toBeVisible();
	await expect(plain.getByLabel("Video id")).toHaveValue("nowhere");
	await expect(plain.getByLabel("Reason, said to holders")).toHaveValue("Asked for.");
});

test("whoever is no organizer does not find the organizer's pages", async ({ page }) => {
	await signInAs(page, "researcher");
	for (const at of [organize, `${organize}/takedowns`, `${organize}/versions/9.9.9`]) {
		const answer = await page.goto(at);
		expect(answer?.status(), at).toBe(404);
	}
});
