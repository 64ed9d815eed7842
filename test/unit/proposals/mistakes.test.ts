import assert from "node:assert/strict";
import { test } from "node:test";
import { brief, inVideo, marked, problemsOf, sound } from "#test/support/problems.ts";

const mistaken: [string, string, string][] = [
	["an array at the top", "¦[]", "not-an-object "],
	["a string at the top", '\n ¦"x"', "not-an-object "],
	["null at the top", "¦null", "not-an-object "],
	["a file without results", "¦{}", "results-missing "],
	["results in an array", '{"results":¦[]}', "results-not-an-object /results"],
	["results null", '{"results":¦null}', "results-not-an-object /results"],
	["results twice", '{"results":{},\n¦"results":{}}', "member-repeated /results"],
	["a video twice", '{"results":{"v1":[],¦"v1":[]}}', "video-repeated /results/v1"],
	[
		"a video twice, once escaped",
		'{"results":{"v1":[],¦"\\u00761":[]}}',
		"video-repeated /results/v1",
	],
	["a video nobody knows", '{"results":{¦"x/y":[]}}', "video-unknown /results/x~1y"],
	["a video of another subset", '{"results":{¦"t":[]}}', "video-of-other-subset /results/t"],
	["a video called __proto__", '{"results":{¦"__proto__":[]}}', "video-unknown /results/__proto__"],
	["a list in an object", '{"results":{"v1":¦{}}}', "list-not-an-array /results/v1"],
	["a list that is null", '{"results":{"v1":¦null}}', "list-not-an-array /results/v1"],
	["a proposal in an array", inVideo("¦[1,2,3]"), "proposal-not-an-object /results/v1/0"],
	["a second proposal null", inVideo(sound, "¦null"), "proposal-not-an-object /results/v1/1"],
	["no segment", inVideo('¦{"score":1}'), "segment-missing /results/v1/0"],
	["an empty proposal", inVideo("¦{}"), "segment-missing /results/v1/0"],
	[
		"one bound",
		inVideo('{"segment":¦[1],"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment",
	],
	[
		"three bounds",
		inVideo('{"segment":¦[1,2,3],"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment",
	],
	[
		"a bound as a string",
		inVideo('{"segment":[1,¦"2"],"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment/1",
	],
	[
		"a bound that overflows",
		inVideo('{"segment":[1,¦1e999],"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment/1",
	],
	[
		"a segment as an object",
		inVideo('{"segment":¦{},"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment",
	],
	[
		"a segment null",
		inVideo('{"segment":¦null,"score":1}'),
		"segment-not-two-numbers /results/v1/0/segment",
	],
	[
		"an end before the beginning",
		inVideo('{"segment":¦[2,1],"score":1}'),
		"segment-reversed /results/v1/0/segment",
	],
	[
		"a segment twice",
		inVideo('{"segment":[1,2],¦"segment":[1,2],"score":1}'),
		"member-repeated /results/v1/0/segment",
	],
	[
		"a score twice",
		inVideo('{"score":1,"segment":[1,2],¦"\\u0073core":1}'),
		"member-repeated /results/v1/0/score",
	],
	["no score", inVideo('¦{"segment":[1,2]}'), "score-missing /results/v1/0"],
	[
		"a score as a string",
		inVideo('{"segment":[1,2],"score":¦"1"}'),
		"score-not-a-number /results/v1/0/score",
	],
	[
		"a score that is true",
		inVideo('{"segment":[1,2],"score":¦true}'),
		"score-not-a-number /results/v1/0/score",
	],
	[
		"a score in an array",
		inVideo('{"segment":[1,2],"score":¦[1]}'),
		"score-not-a-number /results/v1/0/score",
	],
	[
		"a score that overflows",
		inVideo('{"segment":[1,2],"score":¦-1e999}'),
		"score-not-a-number /results/v1/0/score",
	],
	[
		"a proposal too many",
		inVideo(sound, sound, sound, `¦${sound}`, sound),
		"too-many-proposals /results/v1/3",
	],
];

for (const [name, file, expected] of mistaken) {
	test(`${name} rejects the file, and the place is named`, async () => {
		const { text, place } = marked(file);
		const [first] = await problemsOf(text);
		assert(first);
		assert.equal(brief(first), `error ${expected} ${place}`);
		assert(first.message.length > 20);
	});
}

test("a video of another subset is told which one it belongs to", async () => {
	const [problem] = await problemsOf('{"results":{"t":[]}}');
	assert.match(problem?.message ?? "", /"training"/);
});
