/** What a phase lets a submission be. */
export interface SubmissionRules {
	/** All videos of the dataset, of any subset. Left out: any video id goes. */
	readonly videos?:
		| ReadonlyMap<
				string,
				{ readonly subset: string; readonly durationSeconds?: number | undefined }
		  >
		| undefined;
	/** The subset that is scored. Left out: every video of the dataset. */
	readonly subset?: string | undefined;
	/** Limit of the file as sent and of what it unpacks to. */
	readonly maxBytes: number;
	readonly maxProposalsPerVideo: number;
	/** Whether videos outside the subset reject the file or merely count in the budget. */
	readonly unknownVideos: "reject" | "count";
	/** What becomes of the label of a proposal. Left out: ignored, like any other member. */
	readonly labels?: "ignored" | "optional" | "required" | undefined;
	/** Whether the member `score_threshold` of the file is read. Left out: ignored, like any other member. */
	readonly scoreThreshold?: boolean | undefined;
	/** Up to how many proposals a video on average figures are measured; null where any number counts. Left out: 100. */
	readonly budget?: number | null | undefined;
}
