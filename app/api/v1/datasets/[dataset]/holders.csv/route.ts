import { endpoint } from "#app/_http/endpoint.ts";
import { exportHolders } from "#lib/grants/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.exportHolders, async (ctx, input) => {
	const lines = await exportHolders(ctx, input);
	const body = new ReadableStream<Uint8Array>({
		async pull(stream) {
			const { value, done } = await lines.next();
			if (done) stream.close();
			else stream.enqueue(new TextEncoder().encode(value));
		},
		cancel: async () => {
			await lines.return(undefined);
		},
	});
	return new Response(body, {
		headers: {
			"content-type": "text/csv; charset=utf-8",
			"content-disposition": `attachment; filename="${input.dataset}-holders.csv"`,
			"cache-control": "no-store",
		},
	});
});
