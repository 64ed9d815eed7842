import { spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { type Browser, expect, type Page, test } from "playwright/test";
import { baselines, makeLabels } from "#lib/demonstration/index.ts";
import {
	askForLink,
	describeMethod,
	freshAddress,
	makeToken,
	signIn,
} from "#test/support/pages.ts";
import { linkIn, mailTo } from "#test/support/site-mail.ts";

const challenge = "/challenges/sdfe-lv-spotting";

function proposals(seed: string): Buffer {
	const baseline = baselines.find(({ slug }) => slug === "boundary-matching");
	if (!baseline) throw new Error("no baseline");
	const file = baseline.generate(makeLabels(), { subset: "testing", seed });
	return Buffer.from(JSON.stringify(file));
}

const json = (buffer: Buffer, name = "proposals.json") => ({
	name,
	mimeType: "application/json",
	buffer,
});

async function withoutScript(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ javaScriptEnabled: false });
	return context.newPage();
}

test("a newcomer signs in, checks a broken file for nothing, sends a good one and stands on the board", async ({
	page,
}) => {
	const method = `BMN ${randomUUID().slice(0, 6)}`;
	const arranged = `${challenge}/test?breakdown=duration&kind=scored&kind=baseline&sort=auc`;
	// Both views are cached now; the new score must show in both all the same.
	for (const view of [`${challenge}/test`, arranged]) {
		await page.goto(view);
		await expect(page.getByText("Boundary matching, simulated").first()).toBeVisible();
	}
	await signIn(page, freshAddress(), `${challenge}/test/submit`);
	await describeMethod(page, method);

	const sent: string[] = [];
	page.on("request", (request) => {
		if (request.method() !== "GET") sent.push(request.url());
	});
	await page
		.getByLabel("Proposal file")
		.setInputFiles(
			json(Buffer.from('{"results": {\n  "demo-0001": [{"segment": [3, 1], "score": 1}]}}')),
		);
	await expect(page.getByText("nothing was sent, no attempt was used").first()).toBeVisible();
	await expect(page.getByRole("cell", { name: "2", exact: true }).first()).toBeVisible();
	await expect(page.getByRole("button", { name: "Submit", exact: true })).toBeDisabled();
	expect(sent).toEqual([]);

	await page.getByLabel("Proposal file").setInputFiles(json(proposals("e2e one")));
	await expect(page.getByText("The file is sound")).toBeVisible();
	await expect(page.getByText("23,800 proposals in 238 videos.")).toBeVisible();
	await page.getByRole("button", { name: "Submit", exact: true }).click();
	await page.waitForURL("**/submissions/*");
	await expect(page.getByText("scored", { exact: true }).first()).toBeVisible();
	await expect(page.getByRole("img").first()).toBeVisible();

	await page.goto(`${challenge}/test`);
	await expect(page.getByText(method).first()).toBeVisible();
	await page.goto(arranged);
	await expect(page.getByText(method).first()).toBeVisible();
	await page.goto(`${challenge}/test?backbone=VGG19-LSTM&kind=scored`);
	await expect(page.getByText(method).first()).toBeVisible();
	await expect(page.getByRole("row").filter({ hasText: "Random intervals" })).toHaveCount(0);
});

test("the whole way without JavaScript: a plain form posts the file through the server", async ({
	browser,
}) => {
	const page = await withoutScript(browser);
	await signIn(page, freshAddress(), `${challenge}/validation/submit`);
	await describeMethod(page, "Plain form");
	const baseline = baselines[0]?.generate(makeLabels(), { subset: "validation" });
	const file = gzipSync(JSON.stringify(baseline));
	await page.getByLabel("Proposal file").setInputFiles(json(file, "proposals.json.gz"));
	await page.getByRole("button", { name: "Submit", exact: true }).click();
	await page.waitForURL("**/submissions/*");
	await expect(async () => {
		await page.reload();
		await expect(page.getByText("scored", { exact: true }).first()).toBeVisible({ timeout: 100 });
	}).toPass();
});

test("a link from a mail survives a scanner, works once, and leads nowhere else", async ({
	page,
	request,
}) => {
	const email = freshAddress();
	await page.goto("/sign-in?next=https://example.invalid/");
	await askForLink(page, email);
	await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
	const link = linkIn((await mailTo(email)).text);
	for (let scan = 0; scan < 3; scan++) expect((await request.get(link)).status()).toBe(200);
	await page.goto(link);
	await page.getByRole("button", { name: "Sign in" }).click();
	await page.waitForURL("**/account");
	await page.goto(link);
	await page.getByRole("button", { name: "Sign in" }).click();
	await expect(page.getByText("used already")).toBeVisible();
});

test("signing out everywhere ends the other browser's session too", async ({ browser }) => {
	const email = freshAddress();
	const [one, two] = await Promise.all([browser.newPage(), browser.newPage()]);
	await signIn(one, email);
	await two.goto("/sign-in");
	await askForLink(two, email);
	await two.goto(linkIn((await mailTo(email, 1)).text));
	await two.getByRole("button", { name: "Sign in" }).click();
	await two.waitForURL("**/account");
	await one.getByRole("button", { name: "Sign out everywhere" }).click();
	await one.waitForURL("**/sign-in");
	await two.goto("/account");
	await expect(two.getByRole("heading", { name: "Sign in" })).toBeVisible();
});

test("asking for many links in a row is refused with a sentence", async ({ page }) => {
	const email = freshAddress();
	for (let asked = 0; asked < 6; asked++) {
		await page.goto("/sign-in");
		await askForLink(page, email);
		await page.waitForURL(/check-mail|error/);
	}
	await expect(page.getByText("Too many links")).toBeVisible();
});

/** curl as a program would use the API; its answer and status. */
function curl(...args: string[]): { status: number; body: string } {
	const { stdout, error } = spawnSync("curl", ["-sS", "-w", "\n%{http_code}", ...args], {
		encoding: "utf8",
		maxBuffer: 64 * 1024 * 1024,
	});
	if (error) throw error;
	const at = stdout.lastIndexOf("\n");
	return { status: Number(stdout.slice(at + 1)), body: stdout.slice(0, at) };
}

test("the same journey by curl with a personal token, and no more once the token is ended", async ({
	page,
	baseURL,
}, info) => {
	await signIn(page, freshAddress());
	const token = await makeToken(page, "e2e");
	const auth = ["-H", `authorization: Bearer ${token}`];
	const api = `${baseURL}/api/v1`;
	const bytes = proposals("e2e curl");
	const file = info.outputPath("proposals.json");
	writeFileSync(file, bytes);
	const post = (path: string, body: object) =>
		curl(...auth, "-H", "content-type: application/json", "-d", JSON.stringify(body), api + path);

	const method = post(`${challenge}/methods`, {
		name: "By curl",
		network: "BSN",
		backbone: "C3D",
		backboneFamily: "3D CNN",
		fashion: "bottom-up",
		streams: "face",
		pretraining: "DFEW",
	});
	expect(method.status).toBe(201);
	const upload = post("/uploads", {
		challenge: "sdfe-lv-spotting",
		phase: "test",
		methodId: JSON.parse(method.body).id,
		fileName: "proposals.json",
		fileBytes: bytes.length,
		sha256: createHash("sha256").update(bytes).digest("hex"),
	});
	expect(upload.status).toBe(201);
	const { url, headers, intentId } = JSON.parse(upload.body);
	const sent = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
	expect(curl("-T", file, ...sent, url).status).toBe(200);
	const made = post(`/uploads/${intentId}/complete`, {});
	expect(made.status).toBe(201);
	const { submissionId } = JSON.parse(made.body);
	const events = curl("-N", ...auth, `${api}/submissions/${submissionId}/events`);
	expect(events.body).toContain('"state":"scored"');
	const basic = curl("-u", `anyone:${token}`, `${api}/submissions/${submissionId}`);
	expect(JSON.parse(basic.body).figures.score).toBeGreaterThan(0);
	const board = curl(`${api}${challenge}/phases/test/board?network=BSN&kind=scored`);
	expect(JSON.parse(board.body).groups[0].rows[0].method).toBe("By curl");

	await page.reload();
	await page.getByRole("button", { name: "End: e2e" }).click();
	await expect(page.getByRole("button", { name: "End: e2e" })).toHaveCount(0);
	expect(curl(...auth, `${api}/me`).status).toBe(401);
});

test("the recipe of the API page works as it is printed", async ({ page }, info) => {
	await signIn(page, freshAddress());
	const token = await makeToken(page, "recipe");
	await page.goto("/docs/api");
	const steps = await page.locator("#start pre").allTextContents();
	expect(steps).toHaveLength(4);
	mkdirSync(info.outputDir, { recursive: true });
	writeFileSync(info.outputPath("proposals.json"), proposals("e2e recipe"));
	const script = steps.join("\n").replace("onset_…", token);
	const { stdout } = spawnSync("bash", ["-e", "-c", script], {
		cwd: info.outputDir,
		encoding: "utf8",
	});
	expect(stdout).toContain('"state":"scored"');
});
