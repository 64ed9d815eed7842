/** What a method says of itself besides its name. */
export const methodFields = {
	network: "BMN",
	backbone: "C3D",
	backboneFamily: "3D CNN",
	fashion: "bottom-up",
	streams: "face",
	pretraining: "DFEW",
	extraData: "",
	description: "",
	paperUrl: null,
	codeUrl: null,
} as const;
