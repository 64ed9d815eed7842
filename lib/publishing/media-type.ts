const types: Readonly<Record<string, string>> = {
	mp4: "video/mp4",
	webm: "video/webm",
	mkv: "video/x-matroska",
	avi: "video/x-msvideo",
	mov: "video/quicktime",
	y4m: "video/x-yuv4mpeg",
	json: "application/json",
	jsonl: "application/jsonl",
	csv: "text/csv",
	tsv: "text/tab-separated-values",
	txt: "text/plain",
	md: "text/markdown",
	pdf: "application/pdf",
	zip: "application/zip",
	gz: "application/gzip",
	tar: "application/x-tar",
	png: "image/png",
	jpg: "image/jpeg",
	jpeg: "image/jpeg",
};

const endingOf = (path: string) => /\.([^./]+)$/.exec(path.toLowerCase())?.[1] ?? "";

/** What a file is, going by its name; its bytes are never looked into. */
export const mediaTypeOf = (path: string): string =>
	types[endingOf(path)] ?? "application/octet-stream";

/** What a file is for, going by its name, where nobody said it. */
export function kindOf(path: string): "video" | "annotation" | "document" | "archive" {
	const type = mediaTypeOf(path);
	if (type.startsWith("video/")) return "video";
	if (/zip|tar/.test(type)) return "archive";
	return /json|csv|tab-separated/.test(type) ? "annotation" : "document";
}

/** The id of the video that a file is, going by its name; null for what is no video. */
export function videoIdOf(path: string): string | null {
	const name = path.split("/").at(-1) ?? path;
	return kindOf(path) === "video" ? name.replace(/\.[^.]+$/, "").slice(0, 100) : null;
}
