import { Link } from '@tanstack/react-router';
import { listCopies, type RecordingCopy } from '@tongli/contracts/privacy';
import { Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { OverdueDate } from '../OverdueDate.tsx';
import { RefuseCopy, ReleaseCopy } from './DecideCopy.tsx';

const tones: Readonly<Record<RecordingCopy['state'], Tone>> = {
  asked: 'waiting',
  released: 'done',
  refused: 'neutral',
};

function Openings({ copy: { endsAt, link, openings } }: { copy: RecordingCopy }) {
  const { t } = useTranslation();
  if (endsAt === null || link === null) return null;
  return (
    <>
      <p className="quiet">
        {t('privacy.copy.until')} <Instant at={endsAt} /> · <a href={link}>{t('privacy.copy.link')}</a>
      </p>
      <p className="quiet">
        {openings.length === 0 ? t('privacy.copy.unopened') : t('privacy.copy.opened', { count: openings.length })}{' '}
        {openings.slice(-3).map(({ at }) => (
          <span key={at}>
            <Instant at={at} />{' '}
          </span>
        ))}
      </p>
    </>
  );
}

/** One request: how it stands, until when it is answered, and what another person decides. */
function Copy({ copy, ofPerson }: { copy: RecordingCopy; ofPerson: boolean }) {
  const { t } = useTranslation();
  const [deciding, setDeciding] = useState<'release' | 'refuse' | null>(null);
  const { actions, asker, askedByName, contactId, contactNumber, decidedByName, identityBy, others, reason, state } =
    copy;
  const stop = () => setDeciding(null);
  return (
    <li className="side-block">
      <p>
        <StateTag tone={tones[state]}>{t(`privacy.copy.state.${state}`)}</StateTag> {copy.number}{' '}
        {ofPerson ? <Link to={`/contacts/${contactId}`}>{contactNumber}</Link> : null}
      </p>
      <p className="quiet">
        {t(`privacy.copy.askers.${asker}`)} · {t(`privacy.copy.identities.${identityBy}`)} · {askedByName}
      </p>
      {others ? <p className="quiet">{t('privacy.copy.others-of', { others })}</p> : null}
      {state === 'asked' ? (
        <>
          <p>
            {t('privacy.requests.due')}: <OverdueDate of={{ ...copy, state: 'open' }} />
          </p>
          <Space wrap>
            <ActButton allowance={actions.release} kind="primary" onAct={() => setDeciding('release')}>
              {t('privacy.copy.release')}
            </ActButton>
            <ActButton allowance={actions.refuse} onAct={() => setDeciding('refuse')}>
              {t('privacy.copy.refuse')}
            </ActButton>
          </Space>
        </>
      ) : (
        <p className="quiet">
          {t('privacy.copy.decided', { name: decidedByName })} {reason}
        </p>
      )}
      <Openings copy={copy} />
      {deciding === 'release' ? <ReleaseCopy copy={copy} onClose={stop} /> : null}
      {deciding === 'refuse' ? <RefuseCopy copy={copy} onClose={stop} /> : null}
    </li>
  );
}

/** Requests for copies, of one contact or of one person; latest first. */
export function Copies({ of, none }: { of: { contactId: string } | { personId: string }; none: string }) {
  const filters = 'contactId' in of ? { contactId: { eq: of.contactId } } : { personId: { eq: of.personId } };
  const copies = useRead(listCopies, { query: encodeList({ filters }) });
  return (
    <Read of={copies}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="quiet">{none}</p>
        ) : (
          <ul className="side-list">
            {items.map((copy) => (
              <Copy key={copy.id} copy={copy} ofPerson={'personId' in of} />
            ))}
          </ul>
        )
      }
    </Read>
  );
}
