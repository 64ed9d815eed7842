export { archiveHtml } from "./archive-html.ts";
export { archiveKeyView, readArchiveKey } from "./archive-key.ts";
export { type ArchiveCheck, checkArchive } from "./check-archive.ts";
export { archiveInput } from "./input.ts";
export { archiveView, readArchive } from "./read-archive.ts";
