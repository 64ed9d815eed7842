import { account } from "./api/account.ts";
import type { Table } from "./api/asks.ts";
import { challengeDocuments } from "./api/challenge-documents.ts";
import { challenges } from "./api/challenges.ts";
import { datasets } from "./api/datasets.ts";
import { desk } from "./api/desk.ts";
import { downloads } from "./api/downloads.ts";
import { grants } from "./api/grants.ts";
import { labels } from "./api/labels.ts";
import { licences } from "./api/licences.ts";
import { notices } from "./api/notices.ts";
import { organizing } from "./api/organizers.ts";
import { requests } from "./api/requests.ts";
import { rescorings } from "./api/rescorings.ts";
import { submissions } from "./api/submissions.ts";
import { leaving, teams } from "./api/teams.ts";
import { webhooks } from "./api/webhooks.ts";

/** Every operation of the API; one that is missing here does not compile. */
export const apiTable: Table = {
	...teams,
	...challengeDocuments,
	...labels,
	...challenges,
	...submissions,
	...rescorings,
	...datasets,
	...downloads,
	...grants,
	...licences,
	...requests,
	...account,
	...desk,
	...webhooks,
	...organizing,
	...notices,
	// Done in this order: whoever leaves a team has done everything else in it before.
	...leaving,
};
