import { demonstrationPeople } from "#drizzle/seed/people.ts";
import { makeSignInLink } from "#lib/auth/sign-in-link.ts";
import { closeDatabase } from "#lib/db/index.ts";

const minutes = 60;

/** Prints a one-time sign-in link for each demonstration account, a line each. */
export async function run(): Promise<number> {
	try {
		for (const { role, email } of demonstrationPeople)
			console.log(`${role.padEnd(14)} ${await makeSignInLink(email, minutes)}`);
		return 0;
	} finally {
		await closeDatabase();
	}
}
