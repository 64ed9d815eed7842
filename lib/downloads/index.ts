export { confirmDownloads } from "./confirm-downloads.ts";
export { createManifest } from "./create-manifest.ts";
export { describeFile, downloadFile } from "./download-file.ts";
export { endManifest } from "./end-manifest.ts";
export { addressFolders } from "./formats/index.ts";
export {
	completenessInput,
	confirmInput,
	datasetInput,
	fileInput,
	holderInput,
	ledgerInput,
	manifestInput,
	manifestPathInput,
	manifestTextInput,
	newManifestInput,
	versionInput,
} from "./input.ts";

export { locateFile } from "./locate-file.ts";
export { readChecksums } from "./read-checksums.ts";
export { readCompleteness } from "./read-completeness.ts";
export { readHolding } from "./read-holding.ts";
export { readLedger } from "./read-ledger.ts";
export { readManifestText } from "./read-manifest-text.ts";
export { listManifests, readManifest } from "./read-manifests.ts";
export { resolveManifestFile } from "./resolve-manifest-file.ts";
export {
	type CompletenessView,
	completenessView,
	confirmedView,
	type HeldFile,
	type HoldingView,
	holdingView,
	type LedgerView,
	ledgerView,
	type ManifestView,
	type OwnManifestView,
	ownManifestView,
} from "./view.ts";
