import { endpoint } from "#app/_http/endpoint.ts";
import { namedFile } from "#app/_http/named-file.ts";
import { exportMyData } from "#lib/privacy/index.ts";
import { operations } from "../../operations.ts";

export const GET = endpoint(operations.exportMyData, async (ctx) =>
	namedFile(JSON.stringify(await exportMyData(ctx), null, "\t"), {
		name: `onset-my-data-${ctx.now.toISOString().slice(0, 10)}.json`,
		type: "application/json",
	}),
);
