export const changeWords = {
	editorial: "editorial: earlier signatures go on counting",
	material: "material: has to be signed again",
} as const;
