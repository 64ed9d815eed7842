export { archiveHtml } from "./archive-html.ts";
export { archiveInput } from "./input.ts";
export { archiveView, readArchive } from "./read-archive.ts";
