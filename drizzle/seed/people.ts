import { eq } from "drizzle-orm";
import { users } from "#drizzle/schema/people.ts";
import type { Db } from "#lib/db/index.ts";

/** Accounts to try the site with. `.invalid` can never be a real mailbox (RFC 2606). */
export const demonstrationPeople = [
	{ role: "organizer", email: "organizer@demonstration.invalid", name: "Demonstration organizer" },
	{ role: "steward", email: "steward@demonstration.invalid", name: "Demonstration steward" },
	{
		role: "second-steward",
		email: "second.steward@demonstration.invalid",
		name: "Second demonstration steward",
	},
	{ role: "holder", email: "holder@demonstration.invalid", name: "Demonstration holder" },
	{
		role: "researcher",
		email: "researcher@demonstration.invalid",
		name: "Demonstration researcher",
	},
] as const;

export async function seedPerson(
	db: Db,
	role: (typeof demonstrationPeople)[number]["role"],
): Promise<string> {
	const person = demonstrationPeople.find((one) => one.role === role);
	if (!person) throw new Error(`no demonstration ${role}`);
	const { email, name } = person;
	await db.insert(users).values({ email, name, emailVerified: new Date() }).onConflictDoNothing();
	const [found] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
	if (!found) throw new Error(`the demonstration ${role} is missing`);
	return found.id;
}
