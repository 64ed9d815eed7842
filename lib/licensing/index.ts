export { canonicalText, sha256Of } from "./canonical-text.ts";
export { discardDraft, editLicence } from "./edit-licence.ts";

export {
	draftInput,
	draftStateInput,
	effectInput,
	licenceInput,
	licenceNumberInput,
	licenceTextInput,
	receiptInput,
	receiptNameInput,
	signInput,
} from "./input.ts";
export { licenceHtml } from "./licence-html.ts";
export { positionWords } from "./position-words.ts";
export { previewLicence } from "./preview-licence.ts";
export { publishLicence } from "./publish-licence.ts";
export { readDraft } from "./read-draft.ts";
export { listLicenceVersions, readLicence, readLicenceText } from "./read-licence.ts";
export { newReceiptId, readReceiptId } from "./receipt-id.ts";
export { receiptPdf } from "./receipt-pdf.ts";
export { checkReceiptName, listSignatures, readReceipt, verifyReceipt } from "./receipts.ts";
export { signLicence } from "./sign-licence.ts";
export { signatureFactsOf } from "./signature-facts.ts";
export {
	type DraftView,
	draftView,
	type EffectView,
	effectView,
	type LicenceLine,
	type LicenceView,
	licenceLine,
	licenceView,
	type ReceiptVerdict,
	receiptVerdict,
	type SignatureView,
	signatureView,
} from "./view.ts";
