import { anyMember, only } from "../roles.ts";
import { nothing, type Table } from "./asks.ts";

export const account = {
	readProfile: [{ given: () => nothing, verdicts: anyMember }],
	listTokens: [{ given: () => nothing, verdicts: anyMember }],
	createToken: [{ given: () => ({ name: "walked" }), verdicts: anyMember }],
	revokeToken: [
		{
			given: ({ revokedToken }) => ({ tokenId: revokedToken.tokenId }),
			verdicts: only(["stranger"], "not_yours", "conflict"),
		},
	],
	exportMyData: [{ given: () => nothing, verdicts: anyMember }],
	previewDeletion: [{ given: () => nothing, verdicts: anyMember }],
	deleteAccount: [
		{
			given: () => ({ confirmation: "nobody@routes.invalid" }),
			verdicts: { others: "invalid" },
		},
	],
} satisfies Partial<Table>;
