import { archiveView } from "./read-archive.ts";
import { openSeal } from "./seal.ts";

const headView = archiveView.pick({ onsetArchive: true, address: true, madeAt: true });
const dataPattern = /<script type="application\/json" id="archive">(.*?)<\/script>/s;

export type ArchiveCheck =
	| { verdict: "not_an_archive" }
	| { verdict: "altered" }
	| {
			verdict: "other_key" | "signed";
			sha256: string;
			publicKey: string;
			/** Where the challenge stood, and when. */
			address: string;
			madeAt: string;
	  };

function headIn(page: string) {
	try {
		return headView.parse(JSON.parse(dataPattern.exec(page)?.[1] ?? ""));
	} catch {
		return null;
	}
}

/**
 * Whether a file is an archive as it was signed, and by the expected key where there is one. Needs
 * neither the site nor its configuration.
 */
export function checkArchive(file: Uint8Array, expectedKey: string | null): ArchiveCheck {
	const seal = openSeal(file);
	if (seal === null) return { verdict: "not_an_archive" };
	const { page, sha256, publicKey } = seal;
	if (page === null) return { verdict: "altered" };
	const head = headIn(page);
	if (head === null) return { verdict: "not_an_archive" };
	const isExpected = expectedKey === null || expectedKey === publicKey;
	const address = new URL(head.address).toString();
	return {
		verdict: isExpected ? "signed" : "other_key",
		...{ sha256, publicKey, address, madeAt: head.madeAt },
	};
}
