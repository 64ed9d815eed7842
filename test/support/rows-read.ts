import { Client } from "pg";
import { pool } from "#lib/db/index.ts";

type Asked = { text: string; values: unknown[] };
type Plan = {
	Plans?: Plan[];
	"Relation Name"?: string;
	"Actual Rows": number;
	"Actual Loops": number;
	"Rows Removed by Filter"?: number;
};

/** What this process asks of the database while `work` runs. */
async function askedDuring(work: () => Promise<unknown>): Promise<Asked[]> {
	const { query } = Client.prototype;
	const asked: Asked[] = [];
	Client.prototype.query = new Proxy(query, {
		apply(target, client, args) {
			const [first, second] = args;
			const text = typeof first === "string" ? first : first?.text;
			if (/^\s*select/i.test(String(text)))
				asked.push({ text, values: Array.isArray(second) ? second : (first?.values ?? []) });
			return Reflect.apply(target, client, args);
		},
	});
	try {
		await work();
		return asked;
	} finally {
		Client.prototype.query = query;
	}
}

function rowsOf(plan: Plan): number {
	const below = (plan.Plans ?? []).reduce((sum, one) => sum + rowsOf(one), 0);
	if (plan["Relation Name"] === undefined) return below;
	const each = plan["Actual Rows"] + (plan["Rows Removed by Filter"] ?? 0);
	return below + each * plan["Actual Loops"];
}

/** How many rows of tables the database goes through for what `work` selects, and in how many statements. */
export async function rowsRead(work: () => Promise<unknown>) {
	const asked = await askedDuring(work);
	let rows = 0;
	for (const { text, values } of asked) {
		const explained = await pool().query<{ "QUERY PLAN": { Plan: Plan }[] }>(
			`explain (analyze, format json) ${text}`,
			values,
		);
		for (const { Plan } of explained.rows.flatMap((row) => row["QUERY PLAN"])) rows += rowsOf(Plan);
	}
	return { statements: asked.length, rows };
}
