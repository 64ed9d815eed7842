import { type Browser, expect, type Page, test } from "playwright/test";
import {
	downloaded,
	newHolder,
	pageWith,
	publishVideo,
	sessionOf,
	slug,
	stewardOf,
} from "#test/support/site-holder.ts";
import { countTo, mailTo } from "#test/support/site-mail.ts";

const organizer = "organizer@demonstration.invalid";
const board = "/challenges/sdfe-lv-spotting/test";

async function answersWithoutScripts(browser: Browser, hana: Page, effect: string) {
	const storageState = await hana.context().storageState();
	const context = await browser.newContext({ javaScriptEnabled: false, storageState });
	const plain = await context.newPage();
	const send = async (answer: string, because: string) => {
		await plain.getByLabel("Answer").selectOption(answer);
		await plain.getByLabel("Because").fill(because);
		await plain.getByRole("button", { name: "Send" }).click();
	};
	await plain.goto("/access");
	await expect(plain.getByText(effect)).toBeVisible();
	await send("kept", "");
	await expect(plain.getByText(/: say why it is kept/)).toBeVisible();
	await send("kept", "In a backup until March.");
	await expect(plain.getByText("You said: kept, because: In a backup until March.")).toBeVisible();
}

/** Leads on from the board to the version that has the video no more. */
async function boardSays(reader: Page, of: { effect: string; tombstone: string }) {
	await expect(async () => {
		await reader.goto(board);
		await expect(reader.getByText(of.effect)).toBeVisible({ timeout: 500 });
	}).toPass();
	const entry = reader.locator("#takedowns div").filter({ hasText: of.effect });
	await entry.getByRole("link", { name: `Gone since version ${of.tombstone}` }).click();
	await expect(reader.getByRole("heading", { name: of.tombstone })).toBeVisible();
}

test("a video is taken down: holders are mailed and answer without scripts, the organizer reads it, the board says what it means", async ({
	browser,
	request,
	baseURL,
}) => {
	const olga = await sessionOf(browser, organizer);
	const { approve } = await stewardOf(browser, request);
	const video = await publishVideo(olga, `${baseURL}`);
	const { page: hana, email, name } = await newHolder(browser, request, approve);
	const link = hana.getByRole("link", { name: `Download: ${video.path}` });
	await hana.goto(await pageWith(request, video));
	await downloaded(hana, () => link.click());
	const before = countTo(email);
	const effect = `None: ${video.videoId} is in no phase.`;

	const tombstone = await test.step("the organizer takes it down", async () => {
		await olga.goto(`/organize/${slug}/takedowns`);
		await olga.getByLabel("Video id").fill(video.videoId);
		await olga.getByLabel("Reason, said to holders").fill("A person in it asked for it.");
		await olga.getByLabel("What it means for the boards").fill(effect);
		await olga.getByRole("button", { name: "Take down" }).click();
		const said = olga.getByText(/^Taken down\. Version \S+ no longer has it\.$/);
		await expect(said).toBeVisible();
		return /Version (\S+) no longer/.exec((await said.textContent()) ?? "")?.[1] ?? "";
	});

	await test.step("the holder has mail in both languages, and no file any more", async () => {
		const { text } = await mailTo(email, before);
		expect(text).toContain(`The video ${video.videoId} was taken down`);
		expect(text).toContain("请删除您保存的该视频");
		await link.click();
		await hana.waitForURL(`**/access/${slug}?file=*`);
		await expect(hana.getByText("This file was taken down")).toBeVisible();
	});

	await test.step("the holder answers without JavaScript, and kept needs a reason", () =>
		answersWithoutScripts(browser, hana, effect));

	const replies = olga.locator("article").filter({ hasText: video.videoId });
	const row = replies.getByRole("row").filter({ hasText: name });
	await test.step("the organizer reads who has answered, and what", async () => {
		await olga.reload();
		await expect(replies.getByText(/^1 of \d+ holders have answered\.$/)).toBeVisible();
		await expect(row).toContainText("kept: In a backup until March.");
		await hana.goto("/access");
		await hana.getByText("Change the answer").click();
		await hana.getByLabel("Answer").selectOption("deleted");
		await hana.getByLabel("Because").fill("");
		await hana.getByRole("button", { name: "Send" }).click();
		await expect(hana.getByText("You said: deleted.")).toBeVisible();
		await expect(hana.getByText("Change the answer")).toHaveCount(0);
		await olga.reload();
		await expect(row).toContainText("deleted");
	});

	await test.step("the board says what it means for it, and the version shows what is gone", async () => {
		const reader = await browser.newPage();
		await boardSays(reader, { effect, tombstone });
		await expect(reader.locator("#changes")).toContainText(video.path);
		await expect(reader.locator("#files")).not.toContainText(video.path);
	});
});
