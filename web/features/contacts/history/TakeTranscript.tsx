import { type ContactMessage, type ContactRecord, downloadTranscript } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { saveText } from '../../../ui/list/csv.ts';
import { useExportInstant } from '../../../ui/Times.tsx';
import { useContactWords } from '../words.ts';
import { transcriptHtml } from './transcript-page.ts';

const mostReason = 200;

/** What was written, as a page of its own, by whoever may take it out, with a reason. */
export function TakeTranscript({ record }: { record: ContactRecord }) {
  const { t, i18n } = useTranslation();
  const me = useMe();
  const words = useContactWords();
  const instant = useExportInstant();
  const [asking, setAsking] = useState(false);
  if (!may(me, 'contacts.download') || record.messages === 0) return null;
  const whoOf = ({ author, authorName }: ContactMessage) => {
    if (author === 'customer') return words.who(record);
    if (author === 'system') return t('contacts.take-out.system');
    return author === 'internal' ? t('contacts.message.inner', { name: authorName }) : authorName;
  };
  const lineOf = (message: ContactMessage) => {
    const { at, author, code, params, text, files } = message;
    const said = code === null ? text : words.ofCode('says', code, params);
    const sent = files.map(({ name }) => `[${name ?? ''}]`).join(' ');
    return {
      at: instant(at),
      who: whoOf(message),
      text: [said, sent].filter(Boolean).join('\n'),
      isInner: author === 'internal',
    };
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('contacts.take-out.transcript')}</Button>
      {asking ? (
        <ReasonDrawer
          endpoint={downloadTranscript}
          name={`contacts.transcript.${record.id}`}
          title={t('contacts.take-out.transcript')}
          consequence={t('contacts.take-out.words')}
          submit={t('contacts.take-out.transcript')}
          most={mostReason}
          input={(reason) => ({ params: { id: record.id }, body: { reason } })}
          onDone={({ number, takenAt, byName, messages }) =>
            saveText(
              `${number}.html`,
              transcriptHtml(messages.map(lineOf), {
                ...{ language: i18n.language, title: t('contacts.take-out.title', { number }) },
                mark: t('contacts.take-out.mark', { name: byName, at: instant(takenAt) }),
              }),
              'text/html',
            )
          }
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
