import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page, test } from "playwright/test";
import { makeLabels } from "#lib/demonstration/index.ts";
import { signInAs } from "#test/support/pages.ts";

const desk = (slug: string) => `/organize/challenges/${slug}`;

async function asOrganizer(browser: Browser): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await signInAs(page, "organizer");
	await page.goto("/organize/challenges");
	return page;
}

/** The demonstration's labels of a subset as a file of its own, with some of its videos changed. */
function labelFile(subset: string, change: (database: Record<string, object>) => void = () => {}) {
	const labels = makeLabels();
	const own = Object.entries(labels.database).filter(([, video]) => video.subset === subset);
	const database: Record<string, object> = Object.fromEntries(own);
	change(database);
	const text = JSON.stringify({ ...labels, version: randomUUID(), database });
	return { name: "labels.json", mimeType: "application/json", buffer: Buffer.from(text) };
}

async function upload(page: Page, file: ReturnType<typeof labelFile>): Promise<void> {
	await page.getByLabel("Label file").setInputFiles(file);
	await page.getByLabel("Of which videos").selectOption({ label: "validation, demonstration-1" });
	await page.getByLabel("Why", { exact: true }).fill("Tried by a test.");
	await page.getByLabel("The labels are made up").check();
	await page.getByRole("button", { name: "Upload" }).click();
	await page.waitForURL(/\?set=/);
}

/** The version that the page has open. */
const opened = (page: Page) => page.locator("details.label-set[open]");

test("a broken label file is refused with problems; a good one is checked and scores a draft's phase", async ({
	browser,
}) => {
	test.setTimeout(150_000);
	const page = await asOrganizer(browser);
	const slug = `made-${randomUUID().slice(0, 8)}`;
	await page.getByLabel("Title").fill("With labels of its own");
	await page.getByLabel("Name in the address").fill(slug);
	await page.getByLabel("Summary").fill("Find every expression.");
	await page.getByLabel("Dataset").selectOption("sdfe-lv");
	await page.getByRole("button", { name: "Begin the draft" }).click();
	await page.waitForURL(`**${desk(slug)}/edit**`);
	await page.goto(`${desk(slug)}/labels`);
	await expect(page.getByText("Nobody is ever shown a label set")).toBeVisible();
	await upload(
		page,
		labelFile("validation", (database) => {
			const [id = ""] = Object.keys(database);
			delete database[id];
			const annotations = [{ segment: [7.39117, 9.17393], label: "weltschmerz" }];
			database["a-video-of-nowhere"] = { subset: "validation", annotations };
		}),
	);
	await expect(opened(page).getByText("refused")).toBeVisible({ timeout: 30_000 });
	await expect(opened(page).getByText("is no video of the dataset version")).toBeVisible();
	await expect(opened(page).getByText("is not in the file")).toBeVisible();
	const api = await page.request.get(`/api/v1/challenges/${slug}/labels`);
	const said = (await page.content()) + (await api.text());
	for (const planted of ["a-video-of-nowhere", "7.39117", "9.17393", "weltschmerz", "label-sets/"])
		expect(said).not.toContain(planted);
	await upload(page, labelFile("validation"));
	await expect(opened(page).getByText("checked", { exact: true })).toBeVisible({ timeout: 30_000 });
	await expect(opened(page).getByText(/A perfect file gets 9\d\.\d\d, not 100/)).toBeVisible();
	const name = (await opened(page).locator("summary span").first().textContent()) ?? "";
	const version = /^Version (\d+) /.exec(name)?.[1] ?? "";
	await page.goto(`${desk(slug)}/edit`);
	await page.getByRole("button", { name: "Add a phase" }).click();
	const phase = page.getByRole("group", { name: /^Phase/ });
	await phase.getByLabel("Name in the address").fill("final");
	await phase.getByLabel("Title").fill("Final");
	await phase.getByLabel("Dataset version").selectOption("demonstration-1");
	await phase.getByLabel("Subset that is scored").selectOption("validation");
	await phase.getByLabel("Label set").selectOption(version);
	await phase.getByLabel("Opens (UTC)").fill("2099-11-01T05:30");
	await page.getByRole("button", { name: "Save" }).first().click();
	await expect(page.getByText("Saved.")).toBeVisible();
	await page.goto(`${desk(slug)}/labels`);
	const line = page.getByRole("row").filter({ hasText: "Final" }).first();
	await expect(line).toContainText(`version ${version}`);
	await expect(line.getByRole("link", { name: /choose a checked version/ })).toBeVisible();
});

test("without JavaScript the page says what to do, and its form sends nothing", async ({
	browser,
}) => {
	const page = await asOrganizer(browser);
	const storageState = await page.context().storageState();
	const plain = await (
		await browser.newContext({ storageState, javaScriptEnabled: false })
	).newPage();
	await plain.goto(`${desk("sdfe-lv-spotting")}/labels`);
	await expect(plain.getByRole("button", { name: "Upload" })).toBeDisabled();
	await plain.getByText("From a terminal, or without JavaScript").click();
	await expect(plain.getByText("/labels -H")).toBeVisible();
});
