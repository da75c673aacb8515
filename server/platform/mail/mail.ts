import { createTransport } from 'nodemailer';
import type { MailSettings } from './settings.ts';

export interface Attachment {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
}

export interface Mail {
  /** Stays the same when it is sent again, so that whoever gets both knows them as one. */
  readonly key: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly attachments: readonly Attachment[];
}

/** Hands mail over; what it throws means that nobody has taken it, or that nobody has said so. */
export interface Mailer {
  send(mail: Mail): Promise<void>;
}

const patienceMs = 20_000;

/** A connection for each mail: some a day leave, and a server that went away is asked anew. */
export function openMailer({ url, from }: MailSettings): Mailer {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const transport = createTransport({
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(port) || (secure ? 465 : 587),
    secure,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // What is attached is given as bytes: nothing is ever fetched from a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.split('@').at(-1) ?? 'localhost';
  return {
    send: async ({ key, to, subject, text, attachments }) => {
      await transport.sendMail({
        messageId: `<${key}@${domain}>`,
        from,
        to: { name: '', address: to },
        subject,
        text,
        // Answered by no machine: absence notes would come back for each.
        headers: { 'Auto-Submitted': 'auto-generated' },
        attachments: attachments.map(({ name, mediaType, content }) => ({
          filename: name,
          contentType: mediaType,
          content,
        })),
      });
    },
  };
}

/** Why it was not taken, as a code that people are shown; what a server said may name addresses and stays in the log. */
export function mailProblem(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as { code?: unknown; responseCode?: unknown };
  if (code === 'EAUTH') return 'mail-sign-in';
  if (typeof responseCode === 'number') return responseCode >= 500 ? 'mail-refused' : 'mail-later';
  return 'mail-unreachable';
}
