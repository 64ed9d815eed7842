import { accountOperations } from "./operations/account.ts";
import { challengesOperations } from "./operations/challenges.ts";
import { datasetsOperations } from "./operations/datasets.ts";
import { privacyOperations } from "./operations/privacy.ts";
import { submissionsOperations } from "./operations/submissions.ts";

/** Every operation of the API. The routes serve these; the OpenAPI document lists these. */
export const operations = {
	...challengesOperations,
	...datasetsOperations,
	...submissionsOperations,
	...accountOperations,
	...privacyOperations,
};
