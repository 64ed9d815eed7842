"use server";

import { answerForm, leadOn, type Refusal } from "#app/_http/form.ts";
import { parseInput } from "#app/_http/input.ts";
import { showChallengeAnew } from "#app/_http/show-anew.ts";
import { telling } from "#app/_http/telling.ts";
import {
	abandonRescoring,
	publishRescoring,
	rescoringInput,
	retryRescoring,
	startInput,
	startRescoring,
} from "#lib/rescoring/index.ts";
import { protocolControl, protocolOf } from "../edit/typed-protocol.ts";
import { words } from "./words.ts";

const pageOf = (challenge: string) => `/organize/challenges/${challenge}/rescorings`;

/** What is wrong with a protocol is said of the control that it was typed into. */
const atControls = (refused: Refusal): Refusal => ({
	...refused,
	problems: refused.problems.map(({ pointer, message }) => {
		const [, first, ...inner] = pointer.split("/");
		const isOfProtocol = first === "protocol";
		return {
			pointer: isOfProtocol ? `/${refused.typed.phase}.${protocolControl(inner)}` : pointer,
			message,
		};
	}),
});

export async function start(challenge: string, _before: unknown, form: FormData): Promise<Refusal> {
	const page = pageOf(challenge);
	const refused = await leadOn(page, form, async (ctx, typed) => {
		const { phase = "", labelSetId, note } = typed;
		const protocol = protocolOf(typed, `${phase}.`);
		const wish = parseInput(startInput, { challenge, phase, note, labelSetId, protocol });
		const { id } = await startRescoring(ctx, wish);
		return telling(ctx, `${page}/${id}`, "done", words.begun);
	});
	return atControls(refused);
}

type Of = { challenge: string; rescoringId: string };

const ofOne = (of: Of) => {
	const input = parseInput(rescoringInput, of);
	return { input, page: `${pageOf(input.challenge)}/${input.rescoringId}` };
};

export async function publish(of: Of, _before: unknown, form: FormData): Promise<Refusal> {
	const { input, page } = ofOne(of);
	return answerForm(page, form, async (ctx) => {
		await publishRescoring(ctx, input);
		showChallengeAnew(input.challenge);
		return words.published;
	});
}

export async function abandon(of: Of, _before: unknown, form: FormData): Promise<Refusal> {
	const { input, page } = ofOne(of);
	return answerForm(page, form, async (ctx) => {
		await abandonRescoring(ctx, input);
		return words.abandoned;
	});
}

export async function retry(of: Of, _before: unknown, form: FormData): Promise<Refusal> {
	const { input, page } = ofOne(of);
	return answerForm(page, form, async (ctx) => {
		const { submissions } = await retryRescoring(ctx, input);
		return words.retried(submissions);
	});
}
