/** What Onus writes to people, as plain text. Names come from people: they are put on one line. */
export type Words = { subject: string; text: string };

const line = (words: string): string => words.replace(/\s+/gu, " ").trim();
const day = (at: Date): string => `${at.toISOString().slice(0, 10)} ${at.toISOString().slice(11, 16)} UTC`;

export function invitationLetter(about: { workspace: string; inviter: string; url: string; expiresAt: Date }): Words {
  const [workspace, inviter] = [line(about.workspace), line(about.inviter)];
  return {
    subject: `${inviter} invites you to ${workspace} on Onus`,
    text: `${inviter} invites you to the workspace ${workspace} on Onus, where claims are checked against evidence.

Join by this link, which works once and until ${day(about.expiresAt)}:

${about.url}

If you did not expect this, do nothing: without the link nobody can join in your name.
`,
  };
}

export function resetLetter(about: { url: string; expiresAt: Date; secondFactor: boolean }): Words {
  return {
    subject: "A new password for Onus",
    text: `Somebody, most likely you, asked to choose a new password for your account on Onus.

Choose it by this link, which works once and until ${day(about.expiresAt)}:

${about.url}
${about.secondFactor ? "\nSigning in will still ask for the code of your second factor, or for a recovery code.\n" : ""}
If it was not you, do nothing: your password stays as it is.
`,
  };
}

export function passwordChangedLetter(about: { at: Date; url: string }): Words {
  return {
    subject: "Your password for Onus was changed",
    text: `The password of your account on Onus was changed at ${day(about.at)} by way of a link sent to this address, and all sessions were ended.

If it was not you, choose a new one at once: ${about.url}
`,
  };
}

/** What has happened, one line each. */
export type NewsLine = { says: string; about: string; url: string };

export function newsLetter(about: { workspace: string; news: readonly NewsLine[]; settingsUrl: string; digest: boolean }): Words {
  const workspace = line(about.workspace);
  const [first] = about.news;
  const count = about.news.length;
  const subject = count === 1 && first ? `${line(first.says)} – ${workspace}` : `${count} pieces of news from ${workspace}`;
  const lines = about.news.map(({ says, about: what, url }) => `- ${line(says)}${what ? `: ${line(what)}` : ""}\n  ${url}`);
  return {
    subject: about.digest ? `Your day on Onus: ${subject}` : subject,
    text: `${lines.join("\n\n")}

What is written and judged stays in Onus. Choose there what you are told of: ${about.settingsUrl}
`,
  };
}
