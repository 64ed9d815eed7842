import { accountOperations } from "./operations/account.ts";
import { challengesOperations } from "./operations/challenges.ts";
import { licencesOperations } from "./operations/licences.ts";
import { requestsOperations } from "./operations/requests.ts";
import { submissionsOperations } from "./operations/submissions.ts";

/** Every operation of the API. The routes serve these; the OpenAPI document lists these. */
export const operations = {
	...challengesOperations,
	...submissionsOperations,
	...requestsOperations,
	...accountOperations,
	...licencesOperations,
};
