import type { StagedFile } from '@tongli/contracts/files';
import { useTranslation } from 'react-i18next';
import { ChatLog, type ChatMessage } from '../../ui/chat/ChatLog.tsx';
import { useFileSize } from '../../ui/file-size.ts';
import type { Conversation, Outgoing } from './conversation.ts';
import { SentFiles } from './SentFiles.tsx';
import { discard, sendAgain } from './talk.ts';
import { useInstantText } from './words.ts';

type Shown = Pick<StagedFile, 'id' | 'name' | 'bytes'>;

function Files({ files }: { files: readonly Shown[] }) {
  const size = useFileSize();
  return files.map(({ id, name, bytes }) => (
    <span key={id} className="message-text">
      {name} <span className="quiet">({size(bytes)})</span>
    </span>
  ));
}

/** What became of a message on its way, and what can be done about it. */
function Under({ message: { id, state, files } }: { message: Outgoing }) {
  const { t } = useTranslation();
  return (
    <>
      <Files files={files} />
      <span className="message-below" role="status">
        <span className={state === 'refused' ? 'message-not-sent' : 'quiet'}>{t(`chat.sending.${state}`)}</span>
        {state === 'refused' ? (
          <>
            <button type="button" className="link" onClick={() => sendAgain(id)}>
              {t('chat.sending.again')}
            </button>
            <button type="button" className="link" onClick={() => discard(id)}>
              {t('chat.sending.discard')}
            </button>
          </>
        ) : null}
      </span>
    </>
  );
}

const sides = { customer: 'own', agent: 'theirs', internal: 'told', system: 'told' } as const;

/** What was said, and what of one's own is still on its way. */
export function Log({ talk }: { talk: Conversation }) {
  const { t } = useTranslation();
  const time = useInstantText();
  const said = talk.messages
    .filter(({ text, files }) => text !== null || files.length > 0)
    .map<ChatMessage>(({ id, at, author, authorName, text, files }) => ({
      ...{ key: id, side: sides[author], time: time(at), text },
      who: author === 'customer' ? t('chat.you') : authorName,
      below: files.length > 0 ? <SentFiles token={talk.token} files={files} /> : null,
    }));
  const under = talk.outbox.map<ChatMessage>((one) => ({
    ...{ key: one.id, side: 'own' as const, who: t('chat.you'), time: time(one.at), text: one.text || null },
    below: <Under message={one} />,
  }));
  return <ChatLog label={t('chat.log')} messages={[...said, ...under]} more={t('chat.more')} />;
}
