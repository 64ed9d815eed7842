import { countedLimit } from "#lib/limits/index.ts";

const quarterHourSeconds = 15 * 60;

const ofClient = countedLimit("client", 30, quarterHourSeconds);
const ofAddress = countedLimit("mail", 5, quarterHourSeconds);
const ofSite = countedLimit("site", 500, quarterHourSeconds);

/**
 * Counts one sign-in mail against the client that asked where that is known, against its address,
 * and against the site.
 * @returns false when any of them has asked too often
 */
export async function mayMail(email: string, client: string | null): Promise<boolean> {
	if (client !== null && (await ofClient(client)) !== null) return false;
	if ((await ofAddress(email)) !== null) return false;
	return (await ofSite("all")) === null;
}
