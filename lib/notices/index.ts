export {
	challengeOfAnnouncement,
	correctAnnouncement,
	listAnnouncements,
	publishAnnouncement,
} from "./announcements.ts";
export { chooseMails, readChoices, readUnsubscription, unsubscribe } from "./choices.ts";
export {
	announcementInput,
	announcementsInput,
	audienceInput,
	choicesInput,
	correctionInput,
	messageInput,
	noticesInput,
	readInput,
	unsubscribeInput,
} from "./input.ts";
export { listNotices, readNotices, readUnread } from "./list-notices.ts";
export { listMessages, previewRecipients, sendMessage } from "./messages.ts";
export { sendDigests } from "./send-digests.ts";
export { tellPeople } from "./tell-people.ts";
export { tellPhases } from "./tell-phases.ts";
export {
	type AnnouncementView,
	announcementView,
	choicesView,
	type MessageView,
	messageView,
	type NoticeView,
	noticesView,
	type RecipientsView,
	recipientsView,
	type UnsubscriptionView,
	unreadView,
} from "./view.ts";
