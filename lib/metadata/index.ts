export { bibtex, citationFile } from "./citation.ts";
export { croissant, inScript } from "./croissant.ts";
export { croissantType } from "./vocabulary.ts";
