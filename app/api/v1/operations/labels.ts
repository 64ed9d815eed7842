import { nothing, operation } from "#app/_http/operation.ts";
import {
	announcedLabelsView,
	labelAnnouncementInput,
	labelSetInput,
	labelSetsView,
	labelSetView,
	labelsInput,
} from "#lib/label-sets/index.ts";

export const labelsOperations = {
	listLabelSets: operation({
		id: "listLabelSets",
		method: "GET",
		path: "/challenges/{challenge}/labels",
		summary:
			"The label sets of a challenge of yours: states, problems, counts, ceiling; never a label",
		access: "member",
		input: labelsInput,
		output: labelSetsView,
		status: 200,
	}),
	announceLabelSet: operation({
		id: "announceLabelSet",
		method: "POST",
		path: "/challenges/{challenge}/labels",
		summary:
			"Announce a label file; the answer says where to PUT it, once, or that its bytes are here already",
		access: "member",
		input: labelAnnouncementInput,
		output: announcedLabelsView,
		status: 201,
	}),
	readLabelSet: operation({
		id: "readLabelSet",
		method: "GET",
		path: "/challenges/{challenge}/labels/{labelSetId}",
		summary: "One label set: its state, its problems, its sums",
		access: "member",
		input: labelSetInput,
		output: labelSetView,
		status: 200,
	}),
	completeLabelSet: operation({
		id: "completeLabelSet",
		method: "POST",
		path: "/challenges/{challenge}/labels/{labelSetId}/complete",
		summary: "Say that an announced label file was put there; a worker then looks into it",
		access: "member",
		input: labelSetInput,
		output: labelSetView,
		status: 200,
	}),
	measureLabelSet: operation({
		id: "measureLabelSet",
		method: "POST",
		path: "/challenges/{challenge}/labels/{labelSetId}/measure",
		summary: "Ask for ceiling and baselines under the phases' protocols as they are now",
		access: "member",
		input: labelSetInput,
		output: nothing,
		status: 204,
	}),
};
