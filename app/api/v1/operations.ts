import { accountOperations } from "./operations/account.ts";
import { challengesOperations } from "./operations/challenges.ts";
import { datasetsOperations } from "./operations/datasets.ts";
import { grantsOperations } from "./operations/grants.ts";
import { licencesOperations } from "./operations/licences.ts";
import { privacyOperations } from "./operations/privacy.ts";
import { queueOperations } from "./operations/queue.ts";
import { submissionsOperations } from "./operations/submissions.ts";

/** Every operation of the API. The routes serve these; the OpenAPI document lists these. */
export const operations = {
	...challengesOperations,
	...datasetsOperations,
	...submissionsOperations,
	...accountOperations,
	...privacyOperations,
	...grantsOperations,
	...queueOperations,
	...licencesOperations,
};
