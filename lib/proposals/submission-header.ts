import { fileStart } from "./places.ts";
import type { ProblemLog, WarningCode } from "./problem.ts";

/** What a submission says of itself besides its proposals. */
export interface SubmissionHeader {
	readonly version?: string | undefined;
	readonly externalData?: { readonly used: boolean; readonly details: string } | undefined;
}

/** The header as far as it is read. */
export class HeaderReader {
	/** Whether the file has the member, of whatever kind its value is. */
	hasVersion = false;
	/** Whether the file has it, and as an object. */
	hasExternalData = false;
	version: string | undefined;
	hasScoreThreshold = false;
	scoreThreshold: number | undefined;
	used = false;
	details = "";

	get header(): SubmissionHeader {
		const { version, used, details } = this;
		return { version, externalData: this.hasExternalData ? { used, details } : undefined };
	}

	/** Names what is missing once the file is read. */
	warn(problems: ProblemLog): void {
		const warn = (code: WarningCode, message: string) =>
			problems.warning(code, () => ({ pointer: "", ...fileStart, message }));
		if (!this.hasVersion) {
			warn(
				"version-missing",
				'The file has no member "version". Other evaluation servers ask for it, for example "VERSION 1.3".',
			);
		}
		if (!this.hasExternalData) {
			warn(
				"external-data-missing",
				'The file has no member "external_data" that says whether other data was used: {"used": false, "details": ""}.',
			);
		}
	}
}
