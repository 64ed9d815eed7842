/** Whoever acts: nobody known, a person with a proven mailbox, or Onset itself on nobody's behalf. */
export type Actor =
	| { kind: "visitor" }
	| { kind: "member"; userId: string; isAdmin: boolean }
	| { kind: "system"; name: string };

export const visitor: Actor = { kind: "visitor" };
