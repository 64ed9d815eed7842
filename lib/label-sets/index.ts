export { announceLabelSet } from "./announce-label-set.ts";
export { attendLabelSets } from "./attend-label-sets.ts";
export { beginLabelCheck, concludeLabelCheck, type LabelCheck } from "./check-label-set.ts";
export { completeLabelSet } from "./complete-label-set.ts";
export { labelAnnouncementInput, labelSetInput, labelsInput, mostLabelBytes } from "./input.ts";
export { measureLabelSet } from "./measure-label-set.ts";
export { listLabelSets, readLabelSet } from "./read-label-sets.ts";
export {
	type AnnouncedLabelsView,
	announcedLabelsView,
	type LabelSetsView,
	type LabelSetView,
	labelSetsView,
	labelSetView,
	type PhaseOfLabels,
} from "./view.ts";
