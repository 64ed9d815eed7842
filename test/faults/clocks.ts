import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { eq } from "drizzle-orm";
import { phases } from "#drizzle/schema/challenge.ts";
import { database } from "#lib/db/index.ts";
import { anotherFile, arrive, slotOf, submit, uploadOf } from "#test/support/world.ts";
import { ends, type Fault, idOf, pause } from "./outcome.ts";

const nights = "test/feature/submission-clock.test.ts";

/** Nights on which clocks are changed are not today: they are gone through with instants that are given. */
async function nightsOfClocks(): Promise<string> {
	const args = ["--import", "tsx", "--test", "--test-reporter=tap", nights];
	const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "inherit"] });
	const [said] = await Promise.all([text(child.stdout), once(child, "exit")]);
	const kept = /^# pass ([1-9]\d*)$/m.exec(said);
	assert.ok(child.exitCode === 0 && kept, said);
	return `${kept[1]} promises kept, ${nights}`;
}

export const clocks: Readonly<Record<string, Fault>> = {
	"clock at the day's edge, the worker 14 h ahead": async (site) => {
		const who = await site.newcomer({ dailyQuota: 1 });
		// Today's: a file that has waited for longer than a day would be given up.
		const today = new Date().toISOString().slice(0, 10);
		const midnight = Date.parse(`${today}T00:00:00Z`);
		const [last, first] = [
			await submit(who.ana.at(new Date(midnight - 1)), who.slugs, who.methodId),
			await submit(who.ana.at(new Date(midnight)), who.slugs, who.methodId),
		];
		const worker = await site.startWorker({
			TZ: "Pacific/Kiritimati",
			PGOPTIONS: "-c TimeZone=Pacific/Kiritimati",
		});
		const end = await ends(who);
		assert.equal(end, "2 scored");
		assert.equal((await slotOf(last))?.day, new Date(midnight - 1).toISOString().slice(0, 10));
		assert.equal((await slotOf(first))?.day, today);
		await worker.kill("SIGTERM");
		return `one millisecond apart, a day each: ${end}`;
	},
	"clock at the phase's edge": async (site) => {
		const who = await site.newcomer();
		const bytes = anotherFile();
		const { body } = await who.program.insist("/uploads", uploadOf(who.slugs, who.methodId, bytes));
		const intentId = String(body.intentId);
		await arrive({ intentId }, bytes);
		const closesAt = new Date(Date.now() + 1000);
		await database().update(phases).set({ closesAt }).where(eq(phases.id, who.phase.id));
		await pause((closesAt.getTime() - Date.now()) / 1000 + 0.05);
		assert.equal((await who.program.send(who, anotherFile())).status, 403);
		idOf(await who.program.insist(`/uploads/${intentId}/complete`));
		const worker = await site.startWorker();
		const end = await ends(who);
		assert.equal(end, "1 scored");
		await worker.kill("SIGTERM");
		return `begun in time and completed after: ${end}; begun after: refused`;
	},
	"clocks set forward and back, a leap second": nightsOfClocks,
};
