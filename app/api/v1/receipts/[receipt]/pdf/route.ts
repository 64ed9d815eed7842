import { endpoint } from "#app/_http/endpoint.ts";
import { config } from "#lib/config.ts";
import { readReceipt, receiptPdf } from "#lib/licensing/index.ts";
import { operations } from "../../../operations.ts";

export const GET = endpoint(operations.readReceiptPdf, async (ctx, input) => {
	const receipt = await readReceipt(ctx, input);
	const pdf = await receiptPdf(receipt, config().SITE_URL);
	return new Response(Uint8Array.from(pdf), {
		headers: {
			"content-type": "application/pdf",
			"content-disposition": `attachment; filename="receipt-${receipt.receipt}.pdf"`,
			"cache-control": "no-store",
		},
	});
});
