import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** A mail server that takes what it is given, or for a while refuses it. */
export interface MailServer {
  /** As `TONGLI_SMTP_URL` names it. */
  readonly url: string;
  /** Letters as they came, with their heads. */
  readonly letters: { readonly to: readonly string[]; readonly raw: Buffer }[];
  /** A code of SMTP with which it answers in place of taking a letter; null: it takes them. */
  answer: number | null;
  close(): Promise<void>;
}

/** What a letter says, and what comes with it, as a mail program reads it. */
export async function readLetter(raw: Buffer) {
  const { subject = '', text = '', to = [], attachments } = await PostalMime.parse(raw);
  return {
    ...{ subject, text, to: to.flatMap(({ address }) => address ?? []) },
    attachments: attachments.map(({ filename, content }) => {
      return { name: filename ?? '', content: Buffer.from(content as ArrayBuffer) };
    }),
  };
}

export async function openMailServer(): Promise<MailServer> {
  const letters: MailServer['letters'] = [];
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, { envelope }, done) => {
      void buffer(stream).then((raw) => {
        if (opened.answer !== null) return done(Object.assign(new Error('not now'), { responseCode: opened.answer }));
        letters.push({ to: envelope.rcptTo.map(({ address }) => address), raw });
        done();
      });
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const opened: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    answer: null,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  return opened;
}
