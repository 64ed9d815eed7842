import { openSite, type Site } from "../publish/site.ts";
import { required, WrongUsage } from "./usage.ts";

/** The site that a command about challenges speaks to, with the token from the environment. */
export function siteOf(asked: string | undefined): Site {
	const address = asked ?? process.env.SITE_URL ?? "http://localhost:3000";
	if (!URL.canParse(address)) throw new WrongUsage(`--site ${address} is not an address.`);
	return openSite(address, required(process.env.ONSET_TOKEN, "The environment's ONSET_TOKEN"));
}

export const documentPath = (challenge: string) =>
	`/challenges/${encodeURIComponent(challenge)}/document`;
