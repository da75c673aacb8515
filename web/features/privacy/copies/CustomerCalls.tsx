import { Link } from '@tanstack/react-router';
import { type ContactRow, listContacts } from '@tongli/contracts/contacts';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { useBilingual } from '../../../ui/language.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Duration, Instant } from '../../../ui/Times.tsx';
import AskCopy from './AskCopy.tsx';
import { Copies } from './Copies.tsx';

const shown = 20;

function CallLine({ contact, onChoose }: { contact: ContactRow; onChoose: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { id, number, startedAt, talkSeconds, queueName, agentName } = contact;
  return (
    <li className="side-block">
      <p>
        <Link to={`/contacts/${id}`}>{number}</Link> <Instant at={startedAt} />
      </p>
      <p className="quiet">
        {[queueName ? pick(queueName) : '', agentName].filter(Boolean).join(' · ')} · <Duration seconds={talkSeconds} />
      </p>
      <Button size="small" aria-label={`${t('privacy.copy.ask')} ${number}`} onClick={onChoose}>
        {t('privacy.copy.ask')}
      </Button>
    </li>
  );
}

/** Which call it is of which a customer wants a copy, and what they asked for so far. */
export default function CustomerCalls({ customerId, onClose }: { customerId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const [chosen, setChosen] = useState<string | null>(null);
  const filters = { customerId: { eq: customerId }, recorded: { eq: 'true' } };
  const calls = useRead(listContacts, { query: encodeList({ filters, sort: '-startedAt', limit: shown }) });
  if (chosen) return <AskCopy contactId={chosen} onClose={() => setChosen(null)} />;
  return (
    <Drawer open title={t('privacy.copy.choose')} onClose={onClose} size={narrow ? '100%' : 480}>
      <p className="quiet form-notice">{t('privacy.copy.choose-lead')}</p>
      <Read of={calls}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('privacy.copy.no-calls')}</p>
          ) : (
            <ul className="side-list">
              {items.map((contact) => (
                <CallLine key={contact.id} contact={contact} onChoose={() => setChosen(contact.id)} />
              ))}
            </ul>
          )
        }
      </Read>
      <Section title={t('privacy.copy.asked-before')}>
        <Copies of={{ personId: customerId }} none={t('privacy.copy.none-of-person')} />
      </Section>
    </Drawer>
  );
}
