import { type Browser, expect, type Page } from "playwright/test";
import { freshAddress, signIn, signInAs } from "./pages.ts";

export const dataset = "sdfe-lv";
export const requestForm = `/datasets/${dataset}/request`;

/** A browser of somebody's own, signed in with a mailbox that nobody had before. */
export async function newMember(browser: Browser, name: string) {
	const email = freshAddress();
	const page = await (await browser.newContext()).newPage();
	await signIn(page, email);
	await page.getByLabel("Name", { exact: true }).fill(name);
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Saved.")).toBeVisible();
	return { page, email };
}

/** A browser of one of the demonstration's stewards. */
export async function newSteward(
	browser: Browser,
	role: "steward" | "second-steward" = "steward",
): Promise<Page> {
	const page = await (await browser.newContext()).newPage();
	await signInAs(page, role);
	return page;
}

/** Reads and signs the licence as the person whose name the account bears. */
export async function signLicence(
	page: Page,
	said: { name: string; position: string; institution: string },
): Promise<void> {
	await page.goto(`/datasets/${dataset}/sign`);
	await page.getByLabel("签名（请输入姓名）").fill(said.name);
	await page.getByLabel("职位").selectOption(said.position);
	await page.getByLabel("单位").fill(said.institution);
	await page.getByRole("button", { name: /^Sign version/ }).click();
	await expect(page.getByText("This receipt is genuine.")).toBeVisible();
}

/** The number of the request whose page is open. */
export async function numberOf(page: Page): Promise<number> {
	await page.waitForURL(({ pathname }) => /^\/requests\/\d+$/.test(pathname));
	return Number(new URL(page.url()).pathname.split("/").at(-1));
}

export const forSteward = (number: number): string => `/steward/${dataset}/requests/${number}`;

/** Opens one of the steward's acts on a request, and gives its form. */
export async function openAct(page: Page, title: string) {
	const act = page
		.locator("details.act")
		.filter({ has: page.locator("summary", { hasText: title }) });
	await act.locator("summary").click();
	return act;
}

type Said = { position?: string; institution?: string; use?: string; storage?: string };

/** Types into the request form; what is left out stays as it is. */
export async function fillRequest(page: Page, said: Said): Promise<void> {
	if (said.position) await page.getByLabel("Position").selectOption(said.position);
	if (said.institution) await page.getByLabel(/^Institution/).fill(said.institution);
	if (said.use) await page.getByLabel("What you want the data for").fill(said.use);
	if (said.storage) await page.getByLabel("Where will you keep the data").fill(said.storage);
}

export async function saveDraft(page: Page): Promise<void> {
	await page.getByRole("button", { name: "Save the draft" }).click();
	await expect(page.getByText("Saved. 已保存。")).toBeVisible();
}

/** Submits the request whose form or page is open, and gives its number. */
export async function submit(page: Page): Promise<number> {
	await page.getByRole("button", { name: "Submit" }).click();
	await expect(page.getByText("It waits for a steward.")).toBeVisible();
	return numberOf(page);
}
