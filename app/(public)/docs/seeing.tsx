import { Section } from "#app/_components/section.tsx";

const words = {
	title: "Who sees figures, and when",
	audience:
		"Each phase says who sees figures while it runs, and who when it is over: nobody but its organizers, each team its own, or everybody. The page of a result, its list, the board, its exports and the API ask the same rule, at the instant they are asked; no mail, notice or webhook holds a figure at all.",
	hidden:
		"Where labels are hidden, every figure leaves rounded to two decimals, for organizers too, and nothing about a single video leaves at all: with more digits, or video by video, the labels could be read out.",
	freeze:
		"A board may freeze before the end of its phase. From then on it shows what was received before, and says so. A file received later is scored as always; its own team sees its figures where the phase lets teams see their own. The end of the phase changes nothing in that: the organizers reveal the board, once, and everything is there.",
	asked:
		"A board of hidden labels says how often they were asked. Every scored file is one question, whatever became of it; scoring it again with better labels or a new evaluator asks no second one. The more questions, the more of a high place may be luck with these very labels: read the count beside the ranks.",
	stepTitle: "The step rule",
	step: "A phase may have a step rule. A method's first scored file is shown on the board. A later one takes its place only when its score is higher by more than one step: one standard error of the difference between the two, estimated by drawing the videos a thousand times with replacement and scoring both files on the same draws. Files are taken in the order in which they were received, whichever is scored first; when one is withdrawn or disqualified, those that are left are compared as if it had never been there.",
	limits:
		"It is a heuristic after the Ladder of Blum and Hardt (ICML 2015). Their guarantee is for means of bounded losses of single examples; average recall and F1 are ratios of sums over videos, to which it does not carry over. It proves nothing about either file: it makes climbing by repeated guesses slower. A gain that is real but small, or that hangs on few videos, can stay below the step. The rule is by method, not by team, and it holds back places on the board, not what a team reads on its own pages where the phase shows teams their own figures.",
	without:
		"It needs an evaluator whose score is such a ratio: with mean average precision there is no step rule.",
} as const;

/** The rules of visibility in words, for those who read boards and results. */
export function Seeing() {
	return (
		<Section id="seeing" title={words.title}>
			<div className="prose">
				<p>{words.audience}</p>
				<p>{words.hidden}</p>
				<p id="freeze">{words.freeze}</p>
				<p id="questions">{words.asked}</p>
				<h3 id="step-rule">{words.stepTitle}</h3>
				<p>{words.step}</p>
				<p>{words.limits}</p>
				<p>{words.without}</p>
			</div>
		</Section>
	);
}
