export {
	type EvidenceItem,
	type EvidenceView,
	evidenceView,
	type InstitutionView,
	institutionView,
} from "./view.ts";
