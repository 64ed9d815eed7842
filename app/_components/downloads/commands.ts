import { addressFolders } from "#lib/downloads/index.ts";

export const programs = ["curl", "aria2", "wget", "rclone", "check"] as const;
export type Program = (typeof programs)[number];

/** Lines for a terminal that fetch a whole list; the tests run these very lines with the real programs. */
export function commandsOf(address: string): Record<Program, string> {
	const check = `curl -fsS "${address}/SHA256SUMS" | sha256sum -c --quiet`;
	return {
		curl: `curl -fsS -o fetch.sh "${address}/fetch.sh" && sh fetch.sh`,
		aria2: `curl -fsS "${address}/aria2.txt" | aria2c -j 4 --auto-save-interval=1 -i -`,
		wget: `wget -qO- "${address}/wget.txt" | wget -x -nH --cut-dirs=${addressFolders} -c --restrict-file-names=nocontrol -i -`,
		rclone: `rclone copy :http: . --http-url "${address}/files/" && ${check}`,
		check,
	};
}
