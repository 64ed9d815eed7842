export { archiveHtml } from "./archive-html.ts";
export { archiveInput } from "./input.ts";
export { type ArchiveView, archiveView, readArchive } from "./read-archive.ts";
