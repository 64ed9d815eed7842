import { createHash, randomUUID } from "node:crypto";
import { expect, type Page, test } from "playwright/test";
import { freshAddress, makeToken, signIn, signInAs } from "#test/support/pages.ts";

const licence = "/datasets/sdfe-lv/licence";

async function setName(page: Page, name: string): Promise<void> {
	await page.goto("/account");
	await page.getByLabel("Name", { exact: true }).fill(name);
	await page.getByRole("button", { name: "Save" }).click();
	await expect(page.getByText("Saved.")).toBeVisible();
}

async function fillSignature(page: Page, name: string): Promise<void> {
	await page.getByLabel("Your name, typed").fill(name);
	await page.getByLabel("Position").selectOption("faculty");
	await page.getByLabel("Institution").fill("东南大学 Southeast University");
	await page.getByRole("button", { name: /^Sign version/ }).click();
}

test("an academic reads the licence in both languages, signs it, and has a receipt that anybody can check", async ({
	page,
	browser,
	request,
}) => {
	await page.goto(licence);
	await expect(page.getByText("This is a demonstration text")).toBeVisible();
	await expect(page.locator("article[lang=zh-Hans]")).toContainText("本文为演示文本");
	const [download] = await Promise.all([
		page.waitForEvent("download"),
		page.getByRole("link", { name: "Download these bytes" }).first().click(),
	]);
	const bytes = createHash("sha256");
	for await (const chunk of await download.createReadStream()) bytes.update(chunk);
	await expect(page.getByText(bytes.digest("hex"))).toBeVisible();

	await signIn(page, freshAddress(), "/datasets/sdfe-lv/sign");
	await expect(page.getByText("Your account has no name yet")).toBeVisible();
	const name = "欧阳 Ada";
	await setName(page, name);
	await page.goto("/datasets/sdfe-lv/sign");
	await fillSignature(page, "欧阳 Аda");
	await expect(page.getByText("Cyrillic, U+0430").first()).toBeVisible();
	await expect(page.getByLabel("Institution")).toHaveValue("东南大学 Southeast University");
	await fillSignature(page, name);
	await page.waitForURL("**/receipts/*");
	await expect(page.getByText("This receipt is genuine.")).toBeVisible();
	await expect(page.getByText("东南大学 Southeast University")).toBeVisible();
	await expect(page.getByText("Their name is not shown")).toHaveCount(0);
	const address = page.url();
	const receipt = address.split("/").at(-1) ?? "";

	const pdf = await page.request.get(`/api/v1/receipts/${receipt}/pdf`);
	expect(pdf.headers()["content-type"]).toBe("application/pdf");
	expect((await pdf.body()).subarray(0, 5).toString()).toBe("%PDF-");
	const json = await page.request.get(`/api/v1/receipts/${receipt}/signature`);
	expect(await json.json()).toMatchObject({ receipt, typedName: name, licence: { number: 2 } });
	expect((await request.get(`/api/v1/receipts/${receipt}/pdf`)).status()).toBe(401);
	await page.goto("/signatures");
	await expect(page.getByRole("link", { name: receipt })).toBeVisible();

	const stranger = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
	await stranger.goto(address);
	await expect(stranger.getByText("This receipt is genuine.")).toBeVisible();
	await expect(stranger.getByText("Their name is not shown")).toBeVisible();
	const seen = await stranger.content();
	for (const secret of [name, "东南大学", "faculty"]) expect(seen).not.toContain(secret);
	await stranger.getByRole("textbox", { name: "Name" }).fill("Somebody Else");
	await stranger.getByRole("button", { name: "Check" }).click();
	const answer = stranger.getByRole("alert").filter({ hasText: "No: the receipt does not bear" });
	await expect(answer).toBeFocused();
	await stranger.getByRole("textbox", { name: "Name" }).fill("欧阳 ada");
	await stranger.getByRole("button", { name: "Check" }).click();
	await expect(stranger.getByText("Yes: the receipt bears")).toBeVisible();
	const last = receipt.endsWith("0") ? "1" : "0";
	await stranger.goto(`/receipts/${receipt.slice(0, -1)}${last}`);
	await expect(stranger.getByText("This is not a receipt's number.")).toBeVisible();
	await stranger.goto(`/receipts/${randomUUID()}`);
	await expect(stranger.getByText("This is not a receipt's number.")).toBeVisible();
});

/** Saves the draft, and waits until the page shows the saved one. */
async function save(page: Page): Promise<void> {
	const editedAt = page.locator("#draft input[name=editedAt]");
	const before = await editedAt.inputValue();
	await page.getByRole("button", { name: "Save the draft" }).click();
	await expect(editedAt).not.toHaveValue(before);
	await expect(page.locator("#draft").getByText("Saved.")).toBeVisible();
}

test("an organizer drafts a material version, sees whom it concerns, publishes it; who was just signing is told", async ({
	page,
	browser,
}) => {
	const signer = await browser.newPage();
	await signIn(signer, freshAddress());
	await setName(signer, "Sara Signer");
	await signer.goto("/datasets/sdfe-lv/sign");

	await signInAs(page, "organizer", "/organize/sdfe-lv/licence");
	const change = randomUUID().slice(0, 8);
	const text = page.getByLabel("Text, English");
	await text.fill(`${await text.inputValue()}\n\n## 8. ${change}\n\n<b>Bold</b> claims.\n`);
	await page.getByLabel("Kind of change").selectOption("material");
	await page.getByLabel("In force from").fill("2020-01-01");
	await save(page);
	await expect(page.locator("#preview")).toContainText("<b>Bold</b> claims.");
	await expect(page.locator("#dry-run")).toContainText("must sign again");
	const publish = async () => {
		await page.getByLabel("I have read the dry run").check();
		await page.getByRole("button", { name: /^Publish version/ }).click();
	};
	await publish();
	await expect(page.getByText("what changed, in English is missing")).toBeVisible();
	await page.getByLabel("What changed, English").fill(`Section 8: ${change}.`);
	await page.getByLabel("What changed, Chinese").fill(`新增第 8 条：${change}。`);
	await page.getByLabel("In force from").fill("");
	await save(page);
	await publish();
	await page.waitForURL(/\/licence\/\d+$/);
	await expect(page.getByText("to sign now")).toBeVisible();
	await expect(page.getByText(`8. ${change}`)).toBeVisible();

	await fillSignature(signer, "Sara Signer");
	await expect(signer.getByText("Another version of the licence was published")).toBeVisible();
	await signer.goto(`${licence}/1`);
	await expect(signer.getByText("This version was replaced.")).toBeVisible();
	const other = await signer.goto("/organize/sdfe-lv/licence");
	expect(other?.status()).toBe(200);
	await expect(signer.getByText("Only the dataset's organizers")).toBeVisible();
});

test("an organizer mends a draft of the licence at its control, and discards it with a word", async ({
	page,
}) => {
	await signInAs(page, "organizer", "/organize/sdfe-lv/licence");
	const title = page.getByLabel("Title, English");
	const before = await title.inputValue();
	await title.fill("A\u202Etitle");
	await page.getByRole("button", { name: "Save the draft" }).click();
	await expect(title).toHaveAttribute("aria-invalid", "true");
	await expect(page.getByRole("alert").filter({ hasText: "Title, English: has" })).toBeVisible();
	await title.fill("Another title");
	await save(page);
	await page.getByText("Discard the draft …").click();
	await page.getByRole("button", { name: "Discard the draft", exact: true }).click();
	await expect(page.getByText("The draft is gone.")).toBeVisible();
	await expect(title).toHaveValue(before);
});

test("the same by program: a token reads the licence, signs it and is answered with the same receipt twice", async ({
	page,
	request,
}) => {
	await signIn(page, freshAddress());
	await setName(page, "Pat Program");
	const token = await makeToken(page, "licence");
	const headers = { authorization: `Bearer ${token}` };
	const api = "/api/v1/datasets/sdfe-lv/licence";
	const { currentNumber, sha256Zh } = await (await request.get(api)).json();
	const text = await request.get(`${api}/versions/${currentNumber}/zh`);
	const digest = createHash("sha256")
		.update(await text.body())
		.digest("hex");
	expect(digest).toBe(sha256Zh);
	const data = {
		number: currentNumber,
		typedName: "Pat Program",
		position: "other",
		institution: "Test University",
	};
	const sign = (changes: object = {}) =>
		request.post(`${api}/signatures`, { headers, data: { ...data, ...changes } });
	expect((await sign({ typedName: "Pat" })).status()).toBe(422);
	expect((await sign({ number: 1 })).status()).toBe(409);
	const [first, second] = [await sign(), await sign()];
	expect(first.status()).toBe(201);
	expect((await second.json()).receipt).toBe((await first.json()).receipt);
	expect((await request.post(`${api}/draft/publish`, { headers, data: {} })).status()).toBe(422);
	const editedAt = new Date().toISOString();
	const publish = await request.post(`${api}/draft/publish`, { headers, data: { editedAt } });
	expect(publish.status()).toBe(403);

	await expect(page.getByRole("alert").filter({ hasText: token })).toBeFocused();
	await page.getByRole("button", { name: "End: licence" }).click();
	await expect(page.getByText(token)).toHaveCount(0);
});
