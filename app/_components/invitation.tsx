import Link from "next/link";

/** What the link of an invitation carries. */
export type Invited = { invitation: string; until: string; signature: string };

/** What the pages of all invitations say. */
export const invitationWords = {
	challenge: "Challenge 挑战赛",
	inviter: "Invited by 邀请人",
	until: "Good until 有效期至",
	account: "Your account 您的账户",
	refuse: "Refuse 拒绝",
	signIn: "Sign in to answer 登录后回复",
	signInMailbox: "Sign in with the mailbox that the invitation came to. 请用收到邀请的邮箱登录。",
	otherMailbox:
		"The invitation is for another mailbox than your account's. Sign out, and sign in with the one it came to. 此邀请属于其他邮箱，请用收到邀请的邮箱登录。",
	statuses: {
		open: "",
		expired: "The invitation has expired: ask for a new one. 邀请已过期，请重新索取。",
		used: "The invitation has been used. 邀请已使用。",
		revoked: "The invitation was taken back or refused. 邀请已被撤回或拒绝。",
	},
};

type Action = (form: FormData) => Promise<void>;

/** The two answers, as far as each can be given. */
export function InvitationAnswer(props: {
	given: Invited;
	accept: { action: Action; label: string } | null;
	refuse: Action | null;
}) {
	const { given, accept, refuse } = props;
	return (
		<form className="form">
			{Object.entries(given).map(([name, value]) => (
				<input key={name} type="hidden" name={name} value={value} />
			))}
			<div className="request-actions">
				{accept ? (
					<button type="submit" formAction={accept.action}>
						{accept.label}
					</button>
				) : null}
				{refuse ? (
					<button type="submit" className="danger" formAction={refuse}>
						{invitationWords.refuse}
					</button>
				) : null}
			</div>
		</form>
	);
}

/** The way to sign in and come back to the invitation. */
export function SignInToAnswer(props: { folder: string; given: Invited; isForMailbox: boolean }) {
	const { invitation, ...link } = props.given;
	const here = `${props.folder}/${invitation}?${new URLSearchParams(link)}`;
	return (
		<>
			{props.isForMailbox ? <p>{invitationWords.signInMailbox}</p> : null}
			<p>
				<Link className="button" href={`/sign-in?next=${encodeURIComponent(here)}`}>
					{invitationWords.signIn}
				</Link>
			</p>
		</>
	);
}
