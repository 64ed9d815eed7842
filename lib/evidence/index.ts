export { gatherEvidence } from "./gather-evidence.ts";
export { importOrganizations, NotADump } from "./import-organizations.ts";
export { suggestInstitutions } from "./suggest-institutions.ts";
export {
	type EvidenceItem,
	type EvidenceView,
	evidenceView,
	type InstitutionView,
	institutionQuery,
	institutionView,
} from "./view.ts";
