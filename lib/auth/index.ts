export { sessionActor, tokenActor } from "./actor.ts";
export { clientAddress } from "./client-address.ts";
export {
	editProfile,
	listConnections,
	profileInput,
	profileView,
	readProfile,
	signOutEverywhere,
} from "./profile.ts";
export { configuredProviders } from "./providers.ts";
export { handlers, signIn, signOut } from "./session.ts";
export {
	createToken,
	listTokens,
	type MadeTokenView,
	madeTokenView,
	revokeToken,
	type TokenView,
	tokenIdInput,
	tokenInput,
	tokenView,
} from "./tokens.ts";
