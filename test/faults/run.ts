import { migrateDatabase } from "#bin/commands/migrate.ts";
import { closeDatabase } from "#lib/db/index.ts";
import { killWorkers } from "#test/support/worker.ts";
import { violations } from "./check.ts";
import { faults } from "./faults.ts";
import { openSite } from "./site.ts";

const { DATABASE_URL } = process.env;
if (!DATABASE_URL) throw new Error("run `npm run faults`");
const patienceSeconds = 240;
const [wanted = ""] = process.argv.slice(2);

await migrateDatabase(DATABASE_URL);
const site = await openSite();
let broken = 0;

function tooLong(): Promise<never> {
	return new Promise((_, reject) => {
		const error = new Error(`not every submission ended within ${patienceSeconds} s`);
		setTimeout(() => reject(error), patienceSeconds * 1000).unref();
	});
}

function tell(name: string, seconds: number, outcome: string): void {
	console.log(`${name.padEnd(56)} ${seconds.toFixed(1).padStart(5)} s  ${outcome}`);
}

for (const [name, fault] of Object.entries(faults)) {
	if (!name.includes(wanted)) continue;
	const started = performance.now();
	const outcome = await Promise.race([fault(site), tooLong()]).catch((error: Error) => {
		broken++;
		return `FAILED: ${error.message}`;
	});
	site.database.mend();
	site.storage.mend();
	await killWorkers();
	tell(name, (performance.now() - started) / 1000, outcome);
	for (const violation of await violations()) {
		broken++;
		console.log(`    VIOLATION: ${violation}`);
	}
}
await site.close();
await closeDatabase();
console.log(
	broken === 0
		? "After each: every submission ended, the ledger is what happened, nothing twice, nothing lost."
		: `${broken} violations`,
);
process.exit(broken === 0 ? 0 : 1);
