import { randomUUID } from "node:crypto";
import { expect, test } from "playwright/test";

test("a tracking parameter is answered with the page that is made already", async ({ request }) => {
	const board = "/challenges/sdfe-lv-spotting/test";
	const view = `network=${randomUUID()}`;
	const cached = async (query: string) =>
		(await request.get(`${board}?${query}`)).headers()["x-nextjs-cache"];
	expect(await cached(`${view}&utm_source=one`)).toBe("MISS");
	for (const query of [view, `utm_source=two&${view}`, `${view}&group=nothing&fbclid=3`])
		expect(await cached(query), query).toBe("HIT");
});

test("no cache on the way may show a board for longer than two minutes after it was public", async ({
	request,
}) => {
	const headers = (await request.get("/challenges/sdfe-lv-spotting/test")).headers();
	expect(headers["cache-control"]).toBe("s-maxage=60, stale-while-revalidate=60");
});
