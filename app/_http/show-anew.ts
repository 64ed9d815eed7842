import { revalidatePath } from "next/cache";

/** The kept pages of a challenge are made anew for their next reader. */
export function showChallengeAnew(challenge: string): void {
	revalidatePath(`/challenges/${challenge}`, "layout");
	revalidatePath("/(public)/challenges/[challenge]", "page");
	revalidatePath("/(public)/challenges/[challenge]/announcements", "page");
	revalidatePath("/(public)/challenges/[challenge]/[phase]", "page");
	revalidatePath("/(public)/challenges/[challenge]/[phase]/view/[arrangement]", "page");
}
