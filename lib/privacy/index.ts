export { applyRetention } from "./apply-retention.ts";
export {
	type DeletionView,
	deleteAccount,
	deletionInput,
	deletionView,
	previewDeletion,
} from "./delete-account.ts";
export { exportMyData, myDataView } from "./export-my-data.ts";
export { keptDeliveries, lastingRetention, timedRetention } from "./retention.ts";
