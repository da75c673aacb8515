import { StartRefusal } from '../embedded/refusal.ts';

/** Where mail is handed over, and in whose name. */
export interface MailSettings {
  /** `smtp://` or, from the first byte encrypted, `smtps://`; with user and password where it asks for them. */
  readonly url: string;
  readonly from: string;
}

export const mailSettingNames = ['TONGLI_SMTP_URL', 'TONGLI_MAIL_FROM'];

const example = 'smtps://user:password@mail.example.cn:465';

/** Null where none is named: then no mail leaves this installation. */
export function readMailSettings(environment: Readonly<Record<string, string | undefined>>): MailSettings | null {
  const { TONGLI_SMTP_URL: url, TONGLI_MAIL_FROM: from } = environment;
  if (!url && !from) return null;
  if (!url || !from) {
    const [given, missing] = url ? mailSettingNames : mailSettingNames.toReversed();
    throw new StartRefusal(`${given} is set without ${missing}.`, 'Set both to send mail, or neither.');
  }
  if (!URL.canParse(url) || !/^smtps?:$/.test(new URL(url).protocol) || new URL(url).hostname === '')
    // The address may hold a password: it is not repeated.
    throw new StartRefusal('TONGLI_SMTP_URL is no address of a mail server.', `Give it as ${example}.`);
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(from))
    throw new StartRefusal(
      `TONGLI_MAIL_FROM is "${from}", which is no address.`,
      'Give one such as reports@example.cn.',
    );
  return { url, from };
}
