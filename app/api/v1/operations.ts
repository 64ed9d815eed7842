import { accountOperations } from "./operations/account.ts";
import { challengeDocumentsOperations } from "./operations/challenge-documents.ts";
import { challengesOperations } from "./operations/challenges.ts";
import { datasetsOperations } from "./operations/datasets.ts";
import { deskOperations } from "./operations/desk.ts";
import { downloadsOperations } from "./operations/downloads.ts";
import { grantsOperations } from "./operations/grants.ts";
import { labelsOperations } from "./operations/labels.ts";
import { licencesOperations } from "./operations/licences.ts";
import { noticesOperations } from "./operations/notices.ts";
import { organizersOperations } from "./operations/organizers.ts";
import { privacyOperations } from "./operations/privacy.ts";
import { queueOperations } from "./operations/queue.ts";
import { requestsOperations } from "./operations/requests.ts";
import { rescoringsOperations } from "./operations/rescorings.ts";
import { submissionsOperations } from "./operations/submissions.ts";
import { teamsOperations } from "./operations/teams.ts";
import { versionsOperations } from "./operations/versions.ts";
import { webhooksOperations } from "./operations/webhooks.ts";

/** Every operation of the API. The routes serve these; the OpenAPI document lists these. */
export const operations = {
	...challengesOperations,
	...challengeDocumentsOperations,
	...labelsOperations,
	...datasetsOperations,
	...submissionsOperations,
	...requestsOperations,
	...accountOperations,
	...grantsOperations,
	...queueOperations,
	...licencesOperations,
	...versionsOperations,
	...downloadsOperations,
	...privacyOperations,
	...teamsOperations,
	...deskOperations,
	...webhooksOperations,
	...organizersOperations,
	...noticesOperations,
	...rescoringsOperations,
};
