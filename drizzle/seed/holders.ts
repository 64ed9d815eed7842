import { eq } from "drizzle-orm";
import { datasetStewards } from "#drizzle/schema/dataset.ts";
import { users } from "#drizzle/schema/people.ts";
import {
	approveRequest,
	listMyRequests,
	readRequest,
	requestFields,
	saveDraft,
	submitRequest,
} from "#lib/access/index.ts";
import { type Context, contextFor } from "#lib/context.ts";
import type { Db } from "#lib/db/index.ts";
import { answerEnd, listGrants, revokeAccess, suspendAccess } from "#lib/grants/index.ts";
import { seedSignature } from "./licence.ts";
import { demonstrationPeople } from "./people.ts";

const dayMilliseconds = 86_400_000;

type Place = {
	slug: string;
	datasetId: string;
	stewardId: string;
	secondStewardId: string;
};

/** Who holds what in the demonstration: since and until when, in days from today, and what came then. */
type Holding = {
	email: string;
	name: string;
	institution: string;
	grantedDays: number;
	endsDays: number;
	licence: number;
	later?: "suspended" | "revoked" | "deleted";
};

const institution = "Demonstration University";
const named = (word: string) => ({
	email: `${word}.holder@demonstration.invalid`,
	name: `Demonstration holder, ${word}`,
	institution,
});

/** Long ago: after the first licence came into force, and before the second was asked for. */
const firstLicenceDays = Math.ceil((Date.UTC(2026, 1, 10) - Date.now()) / dayMilliseconds);
const longestDays = 3 * 365;

const main = demonstrationPeople.find(({ role }) => role === "holder");

const holdings: Holding[] = [
	...(main ? [{ ...main, institution, grantedDays: -40, endsDays: 325, licence: 2 }] : []),
	{ ...named("expiring"), grantedDays: -100, endsDays: 25, licence: 2 },
	{ ...named("expired"), grantedDays: -110, endsDays: -35, licence: 2, later: "deleted" },
	{ ...named("suspended"), grantedDays: -90, endsDays: 275, licence: 2, later: "suspended" },
	{ ...named("revoked"), grantedDays: -120, endsDays: 245, licence: 2, later: "revoked" },
	{
		...named("unsigned"),
		grantedDays: firstLicenceDays,
		endsDays: Math.min(200, firstLicenceDays + longestDays),
		licence: 1,
	},
];

async function seedAccount(db: Db, { email, name }: Holding): Promise<string> {
	await db.insert(users).values({ email, name, emailVerified: new Date() }).onConflictDoNothing();
	const [found] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
	if (!found) throw new Error(`${email} is missing`);
	return found.id;
}

const as = (userId: string, at: Date): Context =>
	contextFor({ kind: "member", userId, isAdmin: false }, at);

/** What came of the access after it was given. */
async function goOn(place: Place, userId: string, holding: Holding, now: Date): Promise<void> {
	const { slug: dataset, secondStewardId } = place;
	const steward = as(secondStewardId, new Date(now.getTime() - 10 * dayMilliseconds));
	const word = { dataset, userId };
	if (holding.later === "suspended")
		await suspendAccess(steward, {
			...word,
			reason: "Demonstration: a question about a shared copy has not been answered yet.",
		});
	if (holding.later === "revoked")
		await revokeAccess(steward, {
			...word,
			reason: "Demonstration: files were passed on to somebody without access.",
		});
	const [grant] = await listGrants(as(userId, now));
	if (holding.later === "deleted" && grant)
		await answerEnd(as(userId, now), { grantId: grant.id, answer: "deleted", because: "" });
}

async function seedHolder(db: Db, place: Place, holding: Holding): Promise<void> {
	const now = new Date();
	const inDays = (days: number) => new Date(now.getTime() + days * dayMilliseconds);
	const userId = await seedAccount(db, holding);
	if ((await listGrants(as(userId, now))).length > 0) return;
	const asked = as(userId, inDays(holding.grantedDays - 2));
	const { datasetId, slug: dataset } = place;
	await seedSignature(db, {
		datasetId,
		userId,
		number: holding.licence,
		position: "faculty",
		institution: holding.institution,
		signedAt: asked.now,
	});
	const fields = requestFields.parse({
		position: "faculty",
		institution: holding.institution,
		intendedUse: "Demonstration: spotting expressions in long videos, in a course and a paper.",
		answers: { storage: "Demonstration: on an encrypted disk of the group, read by its members." },
	});
	// A seed that was cut short goes on with what it had begun.
	const [begun] = await listMyRequests(asked);
	const { number } = begun ?? (await saveDraft(asked, { ...fields, dataset }));
	if (!begun || begun.state === "draft") await submitRequest(asked, { number });
	const { revision } = await readRequest(asked, { number });
	await approveRequest(as(place.stewardId, inDays(holding.grantedDays)), {
		number,
		revision,
		endsOn: inDays(holding.endsDays).toISOString().slice(0, 10),
		firstSequence: 1,
		lastSequence: null,
		words: "",
	});
	await goOn(place, userId, holding, now);
}

/** A second steward, and holders of demonstration access in every state, made by the verbs themselves. */
export async function seedHolders(db: Db, place: Place): Promise<void> {
	const { datasetId, secondStewardId } = place;
	await db
		.insert(datasetStewards)
		.values({ datasetId, userId: secondStewardId })
		.onConflictDoNothing();
	for (const holding of holdings) await seedHolder(db, place, holding);
}
