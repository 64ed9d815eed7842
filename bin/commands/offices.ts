import { parseArgs } from "node:util";
import { contextFor } from "#lib/context.ts";
import { type DatasetRole, endOffice, giveOffice, listOfficers } from "#lib/dataset/index.ts";
import { closeDatabase } from "#lib/db/index.ts";
import { OnsetError } from "#lib/errors.ts";
import { WrongUsage, withUsage } from "./usage.ts";

const usage = `Usage: onset offices DATASET [--steward MAIL | --organizer MAIL] [--end]
Says who holds the offices of a dataset: its stewards decide on access, its organizers publish its
versions and begin its challenges. With a mail address the account that has it gets that office;
with --end as well, it gives it back.`;

type Asked = {
	dataset: string;
	office: { role: DatasetRole; email: string } | null;
	ends: boolean;
};

/** `onset offices`: 0 done, 1 refused, 2 wrong usage. */
export function run(argv: string[]): Promise<number> {
	return withUsage(usage, () => setAndSay(options(argv)));
}

function options(argv: string[]): Asked {
	const { values, positionals } = parseArgs({
		args: argv,
		allowPositionals: true,
		options: {
			steward: { type: "string" },
			organizer: { type: "string" },
			end: { type: "boolean", default: false },
		},
	});
	const { steward, organizer, end: ends } = values;
	const [dataset, ...more] = positionals;
	if (dataset === undefined || more.length > 0) throw new WrongUsage("Name one dataset.");
	if (steward !== undefined && organizer !== undefined)
		throw new WrongUsage("Name one office: --steward or --organizer.");
	const email = steward ?? organizer;
	if (ends && email === undefined) throw new WrongUsage("--end of which office?");
	const role = steward === undefined ? "organizer" : "steward";
	return { dataset, office: email === undefined ? null : { role, email: email.trim() }, ends };
}

const linesOf = (officers: Awaited<ReturnType<typeof listOfficers>>) =>
	Object.entries(officers).flatMap(([role, people]) =>
		people.map(({ email, name }) =>
			`${role.padEnd(9)} ${email} ${name === null ? "" : `(${name})`}`.trimEnd(),
		),
	);

async function setAndSay({ dataset, office, ends }: Asked): Promise<number> {
	const ctx = contextFor({ kind: "system", name: "operator" });
	try {
		if (office) await (ends ? endOffice : giveOffice)(ctx, { dataset, ...office });
		for (const line of linesOf(await listOfficers(ctx, { dataset }))) console.log(line);
		return 0;
	} catch (error) {
		if (!(error instanceof OnsetError)) throw error;
		console.error(error.message);
		return 1;
	} finally {
		await closeDatabase();
	}
}
