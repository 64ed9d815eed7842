export { createMethod } from "./create-method.ts";
export { type MethodInput, methodInput } from "./input.ts";
export { listMethods, methodById } from "./list-methods.ts";
export { ensureTeam, relationTo, teamOfActor } from "./own-team.ts";
export {
	type MethodView,
	methodView,
	type TeamView,
	teamView,
	viewMethod,
} from "./view.ts";
