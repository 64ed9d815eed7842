export { createMethod } from "./create-method.ts";
export { methodInput } from "./input.ts";
export { listMethods, methodById } from "./list-methods.ts";
export { relationTo, teamOfActor, teamPlaysIn } from "./own-team.ts";
export {
	type MethodView,
	methodView,
	teamView,
	viewMethod,
} from "./view.ts";
