import { type APIRequestContext, type Browser, expect, type Page, test } from "playwright/test";
import { linkOfThePast } from "#test/support/expired-link.ts";
import {
	downloaded,
	newHolder,
	type Published,
	pageWith,
	publishVideo,
	sessionOf,
	sha256Of,
	slug,
	stewardOf,
} from "#test/support/site-holder.ts";

type Journey = {
	hana: Page;
	name: string;
	steward: Page;
	video: Published;
	request: APIRequestContext;
};

async function begin(browser: Browser, request: APIRequestContext, site: string): Promise<Journey> {
	const { page: steward, approve } = await stewardOf(browser, request);
	const olga = await sessionOf(browser, "organizer@demonstration.invalid");
	const video = await publishVideo(olga, site);
	const { page: hana, name } = await newHolder(browser, request, approve);
	return { hana, name, steward, video, request };
}

const linkTo = ({ hana, video }: Journey) =>
	hana.getByRole("link", { name: `Download: ${video.path}` });
const linesOf = ({ hana, video }: Journey) =>
	hana.locator("#ledger").getByRole("row").filter({ hasText: video.path });
const shows = (page: Page, bar: RegExp) =>
	expect(page.getByRole("img", { name: bar })).toBeVisible();

async function fetchesInTheBrowser(of: Journey) {
	const { hana, video, request } = of;
	await hana.goto(await pageWith(request, video));
	await shows(hana, /^0 arrived whole, 0 fetched and not confirmed/);
	const file = await downloaded(hana, () => linkTo(of).click());
	expect(file.name).toBe(video.fileName);
	expect(file.bytes.length).toBe(video.bytes.length);
	expect(sha256Of(file.bytes)).toBe(sha256Of(video.bytes));
	await hana.reload();
	await shows(hana, /^0 arrived whole, 1 fetched and not confirmed/);
	await expect(linesOf(of).getByText("browser")).toBeVisible();
}

/** @returns where the list's addresses begin */
async function fetchesByAList(of: Journey): Promise<string> {
	const { hana, video, request } = of;
	await hana.getByRole("button", { name: "Make a list" }).click();
	await expect(hana.locator("#everything").getByText("works", { exact: true })).toBeVisible();
	const line = await hana.locator("#everything pre").first().textContent();
	const address = /"(http[^"]+)\/fetch\.sh"/.exec(line ?? "")?.[1] ?? "";
	const list = await (await request.get(`${address}/wget.txt`)).text();
	const url = list.split("\n").find((one) => decodeURIComponent(one).endsWith(video.path));
	const answer = await request.get(url ?? "");
	expect(sha256Of(await answer.body())).toBe(sha256Of(video.bytes));
	await hana.reload();
	await expect(linesOf(of)).toHaveCount(2);
	await expect(linesOf(of).first().getByText("list", { exact: true })).toBeVisible();
	return address;
}

async function saysWhatArrived({ hana, video }: Journey) {
	const lines = hana.getByLabel("Lines of sha256sum");
	const others = `${sha256Of(Buffer.from("another"))}  other.mp4`;
	await lines.fill(others);
	await hana.getByRole("button", { name: "Confirm" }).click();
	await expect(hana.getByRole("alert").filter({ hasText: "None of these lines" })).toBeFocused();
	await expect(lines).toHaveValue(others);
	await expect(lines).toHaveAttribute("aria-invalid", "true");
	const printed = `${sha256Of(video.bytes)}  some/where/else.mp4\n`;
	await lines.fill(printed);
	await hana.getByRole("button", { name: "Confirm" }).click();
	await expect(hana.getByText("1 file of yours, 1 not confirmed before.")).toBeVisible();
	await shows(hana, /^1 arrived whole, 0 fetched and not confirmed/);
}

async function comesTooLate(of: Journey) {
	const { hana, video, request } = of;
	await hana.goto(await pageWith(request, video));
	const [redirect] = await Promise.all([
		hana.waitForResponse((one) => one.url().includes("/api/v1/files/") && one.status() === 302),
		downloaded(hana, () => linkTo(of).click()),
	]);
	const issued = (await redirect.allHeaders()).location ?? "";
	expect((await request.get(await linkOfThePast(issued, 240))).status()).toBe(200);
	const late = await request.get(await linkOfThePast(issued, 301));
	expect(late.status()).toBe(403);
	expect(await late.text()).toContain("expired");
}

async function isRevoked(of: Journey, listAddress: string) {
	const { hana, name, steward, video, request } = of;
	await steward.goto(`/steward/${slug}/holders?text=${encodeURIComponent(name)}`);
	await steward.getByRole("link", { name }).click();
	await expect(steward.getByRole("row").filter({ hasText: video.path }).first()).toBeVisible();
	await steward.getByText("Revoke", { exact: true }).first().click();
	await steward.locator("textarea[name=reason]:visible").fill("The journey ends here.");
	await steward.getByRole("button", { name: "Revoke" }).click();
	await expect(steward.getByText("Access is revoked.")).toBeVisible();
	// The holder's page is still the one from before.
	await linkTo(of).click();
	await hana.waitForURL(`**/access/${slug}?file=*`);
	await expect(hana.getByText(`${video.path} was not downloaded.`)).toBeVisible();
	await expect(hana.getByText("The journey ends here.")).toBeVisible();
	await expect(linkTo(of)).toHaveCount(0);
	await expect(linesOf(of)).toHaveCount(3);
	const listed = await request.get(`${listAddress}/SHA256SUMS`);
	expect(listed.status()).toBe(403);
	expect((await listed.json()).detail).toContain("revoked");
}

async function answersForTheCopies({ hana, steward }: Journey) {
	const send = async (because: string) => {
		const act = hana.locator("details.act").filter({ hasText: "What has become of your copies?" });
		await act.getByLabel("Answer").selectOption("kept");
		await act.getByLabel("Because").fill(because);
		await act.getByRole("button", { name: "Send" }).click();
	};
	await hana.goto("/access");
	await send("");
	const refused = hana.getByRole("alert").filter({ hasText: "say under which right" });
	await expect(refused).toBeFocused();
	const because = "One annotated copy, for the paper under review.";
	await send(because);
	await expect(hana.getByText("Thank you: your answer is kept.")).toBeVisible();
	await expect(hana.getByText(`You said: kept, because: ${because}`)).toBeVisible();
	await expect(hana.getByText("Ended on")).toBeVisible();
	await hana.goto(`/access/${slug}`);
	await expect(hana.getByText(`You said: kept, because: ${because}`)).toBeVisible();
	await expect(hana.getByText("Say what became of your copies")).toHaveCount(0);
	await steward.reload();
	await expect(steward.getByText(`kept: ${because}`)).toBeVisible();
}

test("a holder downloads in the browser and by a list; revoked in between, both are refused and say why", async ({
	browser,
	request,
	baseURL,
}) => {
	const of = await begin(browser, request, `${baseURL}`);
	await test.step("the file comes whole and under its own name; ledger and bar say so", () =>
		fetchesInTheBrowser(of));
	const address = await test.step("a list gives the same bytes without a cookie", () =>
		fetchesByAList(of));
	await test.step("what sha256sum prints makes it complete", () => saysWhatArrived(of));
	await test.step("an address of the storage is refused when its minutes are over", () =>
		comesTooLate(of));
	await test.step("revoked, the open page leads to the reason and not to the file", () =>
		isRevoked(of, address));
	await test.step("what is kept needs a reason, and the steward reads it", () =>
		answersForTheCopies(of));
});

test("renewal takes one page: opening it asks for nothing, and a steward's word makes it run on", async ({
	browser,
	request,
}) => {
	const { approve } = await stewardOf(browser, request);
	const { page: hana, calls } = await newHolder(browser, request, approve);
	await hana.goto("/access");
	await expect(hana.getByText("You may download every file")).toBeVisible();
	await hana.goto(`/datasets/${slug}/sign`);
	await hana.getByRole("link", { name: "Your access and downloads" }).click();
	await expect(hana.getByText("Your access ends on")).toBeVisible();
	await hana.goto(`/datasets/${slug}/request`);
	await expect(hana.getByText(/You have access, until \d{4}-/)).toBeVisible();
	await hana.goto("/access");
	const count = async () => (await calls.get("/api/v1/requests")).length;
	expect(await count()).toBe(1);
	await hana.getByRole("link", { name: "Renew" }).click();
	await hana.locator("textarea[name=publications]").fill("None yet.");
	await hana.getByRole("button", { name: "Submit" }).click();
	await hana.waitForURL("**/requests/*");
	expect(await count()).toBe(2);
	await approve(Number(new URL(hana.url()).pathname.split("/").at(-1)));
	await hana.goto("/access");
	await hana.getByText("Earlier access").click();
	await expect(hana.locator("ul.trail > li")).toHaveCount(1);
});
