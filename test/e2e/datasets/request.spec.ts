import { expect, type Page, test } from "playwright/test";
import {
	dataset,
	fillRequest,
	forSteward,
	newMember,
	newSteward,
	numberOf,
	openAct,
	requestForm,
	saveDraft,
	signLicence,
	submit,
} from "#test/support/applicant-pages.ts";
import { addressIn, mailAbout } from "#test/support/site-mail.ts";

const name = "Fay Faculty";
const institution = "University of the Journey";
const use = "Comparing proposal networks on long videos.\nNothing else.";
const homepage = "https://people.invalid/fay";
const pdf = {
	name: "letter of employment.pdf",
	mimeType: "application/pdf",
	buffer: Buffer.from("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"),
};

async function keepADraft(page: Page): Promise<void> {
	await page.goto(requestForm);
	await fillRequest(page, { position: "faculty", institution, use });
	await saveDraft(page);
	await expect(page.getByText("Sign the licence first.")).toBeVisible();
	await page.goto(requestForm);
	await page.reload();
	await expect(page.getByLabel("Position")).toHaveValue("faculty");
	await expect(page.getByLabel(/^Institution/)).toHaveValue(institution);
	await expect(page.getByLabel("What you want the data for")).toHaveValue(use);
}

async function leaveSomethingOut(page: Page): Promise<void> {
	await page.goto(requestForm);
	await expect(page.getByText("Sign the licence first.")).toHaveCount(0);
	await page.getByLabel("Your page or ORCID").fill(homepage);
	await page.getByRole("button", { name: "Submit" }).click();
	await expect(page.getByRole("alert").filter({ hasText: "Where will you keep" })).toBeVisible();
	await expect(page.getByLabel("Your page or ORCID")).toHaveValue(homepage);
	await fillRequest(page, { storage: "On the group's own disk." });
	await saveDraft(page);
	await expect(page.getByText("Mend what is marked.")).toHaveCount(0);
}

async function addDocument(page: Page): Promise<void> {
	await page.getByRole("link", { name: "The request, its documents and thread" }).click();
	await numberOf(page);
	const file = page.getByLabel("Document 文件");
	const add = page.getByRole("button", { name: "Add the document" });
	await file.setInputFiles({ ...pdf, buffer: Buffer.from("<script>alert(1)</script>") });
	await add.click();
	await expect(page.getByText("not a PDF, PNG or JPEG")).toBeVisible();
	await file.setInputFiles(pdf);
	await add.click();
	await expect(page.getByRole("link", { name: pdf.name })).toBeVisible();
	await page.getByRole("button", { name: "Remove" }).click();
	await expect(page.getByText("The document is removed.")).toBeVisible();
	await file.setInputFiles(pdf);
	await add.click();
	await expect(page.getByRole("link", { name: pdf.name })).toBeVisible();
}

async function submitIt(page: Page, email: string): Promise<number> {
	const number = await submit(page);
	await expect(page.getByRole("button", { name: "Add the document" })).toHaveCount(0);
	await expect(page.getByText("PDF, PNG or JPEG")).toHaveCount(0);
	const mail = await mailAbout(email, "received");
	expect(mail.text).toContain(`/requests/${number}`);
	await page.goto(requestForm);
	expect(await numberOf(page)).toBe(number);
	return number;
}

async function takeInHand(steward: Page, number: number): Promise<void> {
	await steward.goto(forSteward(number));
	const document = await steward.getByRole("link", { name: pdf.name }).getAttribute("href");
	const answer = await steward.request.get(document ?? "");
	expect(answer.headers()["content-type"]).toBe("application/pdf");
	expect(await answer.body()).toEqual(pdf.buffer);
	await steward.getByRole("button", { name: "Take it in hand" }).click();
	await expect(steward.getByText("It is in your hands.")).toBeVisible();
}

async function approve(steward: Page): Promise<void> {
	const act = await openAct(steward, "Approve");
	for (const check of await act.locator("input[name^=check-]").all()) await check.check();
	await act.getByLabel("Words to the applicant").fill("Welcome, Fay.");
	await act.getByRole("button", { name: "Approve" }).click();
	await expect(steward.getByText("Approved: access is open")).toBeVisible();
}

async function findAccess(page: Page, { email, number }: { email: string; number: number }) {
	const { subject, text } = await mailAbout(email, "You have access");
	expect(subject).toContain("访问权限");
	for (const words of ["Welcome, Fay.", `${name}，您好！`]) expect(text).toContain(words);
	const access = await page.goto(addressIn(text, `/access/${dataset}`));
	expect(access?.status()).toBe(200);
	const grants = await page.request.get("/api/v1/grants");
	expect(await grants.json()).toMatchObject([{ state: "active" }]);
	await page.goto(`/requests/${number}`);
	await expect(page.getByText("Welcome, Fay.")).toBeVisible();
	await expect(page.getByText(/Your access lasts until \d{4}-/)).toBeVisible();
	await page.goto("/requests");
	await expect(page.getByRole("row", { name: String(number) })).toContainText("approved");
}

test("a faculty member signs, drafts, adds a document and submits; a steward approves, and access is there", async ({
	browser,
}) => {
	const { page, email } = await newMember(browser, name);
	await test.step("a draft is kept over a reload, before the licence is signed", async () => {
		await keepADraft(page);
		await signLicence(page, { name, position: "faculty", institution });
	});
	await test.step("a submission that leaves something out is refused, and nothing typed is lost", () =>
		leaveSomethingOut(page));
	await test.step("a document is what its bytes are, whatever its name says", () =>
		addDocument(page));
	const number = await test.step("it is submitted, and says what it waits for", () =>
		submitIt(page, email));

	const steward = await newSteward(browser);
	await test.step("a steward reads the document and takes it in hand; the applicant sees that", async () => {
		await takeInHand(steward, number);
		await page.goto(`/requests/${number}`);
		await expect(page.getByText("A steward is reading it.")).toBeVisible();
	});
	await test.step("the steward approves; a mail in both languages says so, and the holder has access", async () => {
		await approve(steward);
		await findAccess(page, { email, number });
	});

	const stranger = await newMember(browser, "Some Stranger");
	const theirs = await stranger.page.goto(`/requests/${number}`);
	expect(theirs?.status()).toBe(404);
});

test("a comment is kept when it is refused, with a script or without; sent and withdrawn, the page says so", async ({
	browser,
}) => {
	const { page } = await newMember(browser, "Cora Comment");
	await page.goto(requestForm);
	await saveDraft(page);
	await page.getByRole("link", { name: "The request, its documents and thread" }).click();
	const number = await numberOf(page);
	const storageState = await page.context().storageState();
	const bare = await browser.newContext({ javaScriptEnabled: false, storageState });
	const windows = [await page.context().newPage(), await bare.newPage()];
	for (const window of windows) {
		await window.goto(`/requests/${number}`);
		await window.getByLabel("Your comment").fill(" ");
		await window.getByRole("button", { name: "Send" }).click();
		await expect(window.getByRole("alert").filter({ hasText: "Your comment" })).toBeFocused();
		await window.getByLabel("Your comment").fill("Is a draft read?");
		await window.getByRole("button", { name: "Send" }).click();
		await expect(window.getByText("Sent: your comment stands below")).toBeVisible();
		await window.getByLabel("Your comment").fill("And what now?");
	}
	await page.getByText("Withdraw the request").click();
	await page.getByRole("button", { name: "Withdraw it now" }).click();
	await expect(page.getByText("The request is withdrawn.")).toBeVisible();
	for (const window of windows) {
		await window.getByRole("button", { name: "Send" }).click();
		await expect(window.getByLabel("Your comment")).toHaveValue("And what now?");
		await expect(window.locator("form").getByRole("alert")).toBeFocused();
	}
});
