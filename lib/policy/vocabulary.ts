/**
 * What the field calls the parts of a method, by the member that says it: suggested to whoever
 * describes one, and all that is shown of these members while its team is hidden. A list of ours and
 * not of what teams wrote: two teams that agree on a word could make it common.
 */
export const commonWords = {
	network: ["R-C3D", "TURN", "BSN", "BMN"],
	backbone: [
		"C3D",
		"R3D",
		"R2Plus1D",
		"ResNet-18-LSTM",
		"ResNet-50-LSTM",
		"ResNet-101-LSTM",
		"VGG13-LSTM",
		"VGG16-LSTM",
		"VGG19-LSTM",
		"TSN (ResNet-18)",
		"TSN (ResNet-50)",
		"TSN (ResNet-101)",
		"none",
	],
	backboneFamily: ["3D CNN", "2D CNN + LSTM", "two-stream (RGB + flow)", "none"],
	streams: ["face", "face + context", "RGB + flow", "none"],
	pretraining: ["CK+", "AFEW", "DFEW", "none"],
} as const;

/** The members of a method that are free words, and yet say what kind of method it is. */
type WordedMember = keyof typeof commonWords;
export type Worded = Record<WordedMember, string>;

/** Stands for a word that might name its team. All of them are one value, for filters too. */
export const wordNotShown = "not shown yet";

/** In the list's own spelling, since a spelling is a mark as well. */
const common = (member: WordedMember, word: string): string =>
	commonWords[member].find((one) => one.toLowerCase() === word.trim().toLowerCase()) ??
	wordNotShown;

/** The worded members of a hidden team's method: words of the field as they are, all others not at all. */
export const shownWords = (method: Worded): Worded => ({
	network: common("network", method.network),
	backbone: common("backbone", method.backbone),
	backboneFamily: common("backboneFamily", method.backboneFamily),
	streams: common("streams", method.streams),
	pretraining: common("pretraining", method.pretraining),
});
