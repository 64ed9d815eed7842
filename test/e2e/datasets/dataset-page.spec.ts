import { expect, test } from "playwright/test";
import { checkCroissant } from "#test/support/croissant-checker.ts";
import { freshAddress, signIn } from "#test/support/pages.ts";

test("anybody reads what a dataset is, who may apply and how to cite it", async ({ page }) => {
	await page.goto("/datasets/sdfe-lv");
	for (const name of ["Files", "Licence", "Getting access", "Versions here", "Citing"])
		await expect(page.getByRole("heading", { name, exact: true })).toBeVisible();
	await expect(page.getByRole("img", { name: "Clips of each category" })).toBeVisible();
	await expect(page.getByRole("img", { name: "How long they last" })).toBeVisible();
	await expect(page.getByRole("img", { name: "Videos and clips" })).toBeVisible();
	await expect(page.getByText("申请资格")).toBeVisible();
	await expect(page.getByText("Requests waiting")).toBeVisible();
	await expect(page.getByText("@misc{xu2022sdfelv")).toBeVisible();
});

test("the page and the stable address describe the version for programs, by every rule", async ({
	page,
	request,
}) => {
	const refused: string[] = [];
	page.on("console", (message) => {
		if (/content security policy/i.test(message.text())) refused.push(message.text());
	});
	await page.goto("/datasets/sdfe-lv");
	const text = await page.locator('script[type="application/ld+json"]').textContent();
	const inPage = JSON.parse(text ?? "");
	expect(await checkCroissant(inPage)).toEqual([]);
	expect(refused).toEqual([]);
	const version = String(inPage["@id"]).split("/").at(-1);
	const answer = await request.get(`/api/v1/datasets/sdfe-lv/versions/${version}/croissant`);
	expect(answer.headers()["content-type"]).toBe(
		'application/ld+json; profile="http://mlcommons.org/croissant/1.1"',
	);
	expect(await checkCroissant(await answer.json())).toEqual([]);
});

test("the citation comes as files", async ({ request }) => {
	const bib = await request.get("/api/v1/datasets/sdfe-lv/citation.bib");
	expect(bib.headers()["content-disposition"]).toContain("sdfe-lv.bib");
	expect(await bib.text()).toContain("@misc{xu2022sdfelv");
	const cff = await request.get("/api/v1/datasets/sdfe-lv/citation.cff");
	expect(await cff.text()).toMatch(/^cff-version: 1\.2\.0$/m);
});

test("somebody reads what is kept, takes their data along, and deletes the account", async ({
	page,
}) => {
	const email = freshAddress();
	await page.goto("/privacy");
	await expect(page.getByText("31 days after the download")).toBeVisible();
	await signIn(page, email);
	await page.goto("/account/data");
	const mine = await page.request.get("/api/v1/me/data");
	expect((await mine.json()).data.account[0].email).toBe(email);
	await page.getByLabel(/Type .* to say/).fill("somebody@else.invalid");
	await page.getByRole("button", { name: "Delete my account for good" }).click();
	await expect(page.getByText("Type your mail address exactly")).toBeVisible();
	await page.getByLabel(/Type .* to say/).fill(email);
	await page.getByRole("button", { name: "Delete my account for good" }).click();
	await expect(page.getByRole("heading", { name: "Your account is deleted" })).toBeVisible();
	expect((await page.request.get("/api/v1/me")).status()).toBe(401);
	await signIn(page, email);
	const again = await page.request.get("/api/v1/me/data");
	expect((await again.json()).data.requests).toEqual([]);
});
