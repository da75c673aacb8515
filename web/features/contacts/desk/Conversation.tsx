import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { pageFile } from '../../../ui/page-file.ts';
import { AskDrawer } from './AskDrawer.tsx';
import { Composer } from './Composer.tsx';
import { Messages } from './Messages.tsx';
import { Others } from './Others.tsx';
import { OutageNotice } from './OutageNotice.tsx';
import { isAway, type Placed } from './placed.ts';
import { type Asking, TalkHead } from './TalkHead.tsx';
import { WrapUp } from './WrapUp.tsx';

const Voicemail = lazy(pageFile(() => import('../call/Voicemail.tsx')));

/** One contact as whoever has it sees it: its acts, what was said, where to write, and its end. */
export function Conversation({ contact }: { contact: Placed }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [noting, setNoting] = useState(false);
  const over = contact.place === 'wrapUp';
  const mayNote = contact.role === 'owner' && contact.actions['wrap-up']?.allowed === true;
  return (
    <>
      <TalkHead contact={contact} onAsk={setAsking} />
      {contact.voicemail ? (
        <Suspense fallback={null}>
          <Voicemail contact={contact} />
        </Suspense>
      ) : null}
      <Others contact={contact} />
      {isAway(contact) ? (
        <p className="talk-notice" role="status">
          {t('contacts.customer-away')}
        </p>
      ) : null}
      <OutageNotice contact={contact} />
      <Messages contact={contact} />
      {over ? null : <Composer contact={contact} />}
      {mayNote ? (
        <section className="talk-wrap-up" aria-label={t('contacts.wrap-up.title')}>
          {over || noting ? (
            <WrapUp contact={contact} />
          ) : (
            <span data-act="wrap-up">
              <Button type="text" size="small" onClick={() => setNoting(true)}>
                {t('contacts.wrap-up.early')}
              </Button>
            </span>
          )}
        </section>
      ) : null}
      {asking ? <AskDrawer asking={asking} contact={contact} onDone={() => setAsking(null)} /> : null}
    </>
  );
}
