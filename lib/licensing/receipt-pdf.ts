import type { SignatureView } from "./view.ts";

/**
 * The receipt as a PDF; `siteUrl` is where it can be checked. What draws it is large, and most
 * processes never draw: it is loaded with the first receipt.
 */
export async function receiptPdf(view: SignatureView, siteUrl: string): Promise<Uint8Array> {
	const { drawReceipt } = await import("./draw-receipt.ts");
	return drawReceipt(view, siteUrl);
}
