import { eq } from "drizzle-orm";
import { accessRequests } from "#drizzle/schema/access.ts";
import { datasetStewards } from "#drizzle/schema/dataset.ts";
import { users } from "#drizzle/schema/people.ts";
import {
	addComment,
	addNote,
	approveRequest,
	askForChanges,
	declineRequest,
	lapseRequests,
	publishForm,
	type RequestView,
	readForm,
	requestFields,
	saveDraft,
	startReview,
	submitRequest,
	withdrawRequest,
} from "#lib/access/index.ts";
import { type Context, contextFor } from "#lib/context.ts";
import type { Db } from "#lib/db/index.ts";
import { seedSignature } from "./licence.ts";

type Place = { slug: string; datasetId: string; stewardId: string };
type Said = { position: "faculty" | "student" | "postdoc" | "researcher"; use: string };
type Story = Said & {
	name: string;
	institution: string;
	/** How many days ago it began. */
	daysAgo: number;
	/** What happened after it was submitted; null is a draft that never was. */
	after: ((request: RequestView, steward: Context, own: Context) => Promise<unknown>) | null;
};

const of = ({ number, revision }: RequestView) => ({ number, revision });

/** One demonstration applicant for each state that a request can be in. */
const stories: readonly Story[] = [
	{
		name: "Draft Demo",
		institution: "Demonstration Institute of Technology",
		position: "postdoc",
		use: "Comparing spotting methods on long videos.",
		daysAgo: 2,
		after: null,
	},
	{
		name: "Submitted Demo",
		institution: "Demonstration Institute of Technology",
		position: "faculty",
		use: "A course on affective computing.",
		daysAgo: 3,
		after: async (request, _steward, own) =>
			addComment(own, {
				number: request.number,
				body: "I can send more on the course if it helps.",
			}),
	},
	{
		name: "Student Demo",
		institution: "University of Demonstration",
		position: "student",
		use: "A master's thesis on the onset of expressions.",
		daysAgo: 6,
		after: async (request, steward) => {
			await startReview(steward, of(request));
			await addNote(steward, {
				number: request.number,
				body: "The supervisor has not answered yet; their page lists the student.",
			});
		},
	},
	{
		name: "Changes Demo",
		institution: "Demo",
		position: "researcher",
		use: "Research.",
		daysAgo: 8,
		after: async (request, steward) =>
			askForChanges(steward, {
				...of(request),
				words: "Please say at which institution you work, and what you want to find out.",
			}),
	},
	{
		name: "Approved Demo",
		institution: "Demonstration University",
		position: "faculty",
		use: "Training and comparing proposal networks.",
		daysAgo: 20,
		after: async (request, steward) =>
			approveRequest(steward, {
				...of(request),
				firstSequence: 1,
				lastSequence: null,
				words: "",
			}),
	},
	{
		name: "Declined Demo",
		institution: "Demonstration Company",
		position: "researcher",
		use: "Judging job interviews.",
		daysAgo: 25,
		after: async (request, steward) =>
			declineRequest(steward, {
				...of(request),
				reason: "purpose_not_covered",
				words: "The licence excludes the judging of people. For research you may apply again.",
			}),
	},
	{
		name: "Withdrawn Demo",
		institution: "Demonstration College",
		position: "faculty",
		use: "Teaching.",
		daysAgo: 30,
		after: async (request, _steward, own) => withdrawRequest(own, request),
	},
	{
		name: "Lapsed Demo",
		institution: "",
		position: "faculty",
		use: "",
		daysAgo: 95,
		after: null,
	},
];

const dayMilliseconds = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * dayMilliseconds);
const as = (userId: string, now: Date) =>
	contextFor({ kind: "member", userId, isAdmin: false }, now);

const addressOf = (name: string) =>
	`${name.toLowerCase().replaceAll(" ", ".")}@demonstration.invalid`;

async function account(db: Db, name: string): Promise<string> {
	const email = addressOf(name);
	await db
		.insert(users)
		.values({ email, name, emailVerified: ago(100) })
		.onConflictDoNothing();
	const [found] = await db.select({ id: users.id }).from(users).where(eq(users.email, email));
	if (!found) throw new Error(`${name} is missing`);
	return found.id;
}

async function tell(db: Db, place: Place, story: Story): Promise<void> {
	const userId = await account(db, story.name);
	const began = await db
		.select({ id: accessRequests.id })
		.from(accessRequests)
		.where(eq(accessRequests.userId, userId));
	if (began.length > 0) return;
	const { position, institution, daysAgo } = story;
	const signing = { position, institution: institution || "-", signedAt: ago(daysAgo) };
	await seedSignature(db, { datasetId: place.datasetId, userId, number: 2, ...signing });
	const isStudent = position === "student";
	const fields = requestFields.parse({
		position,
		institution,
		intendedUse: story.use,
		answers: { storage: "On the group's own server." },
		supervisorName: isStudent ? "Prof. Supervisor Demo" : "",
		supervisorEmail: isStudent ? "supervisor@demonstration.invalid" : "",
	});
	const own = as(userId, ago(daysAgo));
	const draft = await saveDraft(own, { ...fields, dataset: place.slug });
	if (!story.after) return;
	const request = await submitRequest(own, draft);
	const later = ago(Math.max(daysAgo - 1.5, 0));
	await story.after(request, as(place.stewardId, later), as(userId, later));
}

async function seedForm(place: Place): Promise<void> {
	const steward = as(place.stewardId, ago(120));
	const form = await readForm(steward, { dataset: place.slug });
	if (form.number > 0) return;
	const questions = [
		{
			key: "storage",
			labelEn: "Where will you keep the data, and who can read it there?",
			labelZh: "数据将存放在哪里？哪些人可以读取？",
			kind: "lines" as const,
			isRequired: true,
		},
	];
	await publishForm(steward, { dataset: place.slug, questions });
}

/** A second steward, the request form, and a request in each state; all of it made up. */
export async function seedRequests(db: Db, place: Place): Promise<void> {
	const second = await account(db, "Second Steward");
	for (const userId of [place.stewardId, second])
		await db
			.insert(datasetStewards)
			.values({ datasetId: place.datasetId, userId })
			.onConflictDoNothing();
	await seedForm(place);
	for (const story of stories) await tell(db, place, story);
	await lapseRequests(contextFor({ kind: "system", name: "seed" }));
}
