import { randomUUID } from "node:crypto";
import { type Browser, expect, type Page } from "playwright/test";
import { makeMicroLabels, spotters } from "#lib/demonstration/index.ts";
import { describeMethod, freshAddress, signIn } from "./pages.ts";

/** A browser of its own with nobody in it. */
export const newBrowser = async (browser: Browser): Promise<Page> =>
	(await browser.newContext()).newPage();

/** Somebody new who has made a team of a challenge. */
export async function captainOf(browser: Browser, challenge: string, team: string) {
	const page = await newBrowser(browser);
	await signIn(page, freshAddress(), `${challenge}/team`);
	await page.getByLabel("Name", { exact: true }).fill(team);
	await page.getByRole("button", { name: "Make a team" }).click();
	await expect(page.getByRole("heading", { name: team, level: 1 })).toBeVisible();
	return page;
}

/** A file of the spotting demonstration: the first spotter is the best one. No two are alike. */
export function spotted(spotter: number) {
	const made = spotters[spotter]?.generate(makeMicroLabels(), 0.5);
	const buffer = Buffer.from(JSON.stringify({ ...made, version: randomUUID() }));
	return { name: "spotted.json", mimeType: "application/json", buffer };
}

/** Sends a file as a new method, and waits on its page until it is scored. */
export async function send(
	page: Page,
	phase: string,
	{ method, file }: { method: string; file: ReturnType<typeof spotted> },
): Promise<string> {
	await page.goto(`${phase}/submit`);
	await describeMethod(page, method);
	await page.getByLabel("Proposal file").setInputFiles(file);
	await expect(page.getByText("The file is sound")).toBeVisible();
	await page.getByRole("button", { name: "Submit", exact: true }).click();
	await page.waitForURL("**/submissions/*");
	await expect(page.getByText("F1, %").first()).toBeVisible({ timeout: 30_000 });
	return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}
