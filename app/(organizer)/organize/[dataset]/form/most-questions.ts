/** How many questions the page has room for; the form itself may have more, through the API. */
export const mostQuestions = 20;
