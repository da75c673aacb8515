import { holdRecordings, liftLegalHold, type Recordings } from '@tongli/contracts/contacts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ReasonDrawer } from '../../../../ui/form/ReasonDrawer.tsx';
import { ActButton } from '../../../../ui/record/ActButton.tsx';
import { Section } from '../../../../ui/record/Section.tsx';
import { StateTag } from '../../../../ui/StateTag.tsx';
import { Instant } from '../../../../ui/Times.tsx';

const mostReason = 400;
const endpoints = { hold: holdRecordings, lift: liftLegalHold } as const;

interface HoldsProps {
  contactId: string;
  recordings: Recordings;
}

function HoldAct({ contactId, act, onClose }: { contactId: string; act: 'hold' | 'lift'; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <ReasonDrawer
      endpoint={endpoints[act]}
      name={`contacts.${act}.${contactId}`}
      title={t(`contacts.legal.${act}`)}
      consequence={t(`contacts.legal.${act}-words`)}
      submit={t(`contacts.legal.${act}`)}
      most={mostReason}
      input={(reason) => ({ params: { id: contactId }, body: { reason } })}
      onClose={onClose}
    />
  );
}

/** What keeps recordings from being deleted, for whoever may say so and for whoever wonders why. */
export function Holds({ contactId, recordings: { holds, actions, legs } }: HoldsProps) {
  const { t } = useTranslation();
  const [act, setAct] = useState<'hold' | 'lift' | null>(null);
  const [latest] = holds;
  const isHeld = latest !== undefined && latest.liftedAt === null;
  const mayAct = actions.hold?.allowed || actions.lift?.allowed;
  if (holds.length === 0 && (!mayAct || legs.every(({ recording }) => recording === null))) return null;
  return (
    <Section
      title={t('contacts.legal.title')}
      actions={
        mayAct ? (
          <ActButton allowance={isHeld ? actions.lift : actions.hold} onAct={() => setAct(isHeld ? 'lift' : 'hold')}>
            {t(isHeld ? 'contacts.legal.lift' : 'contacts.legal.hold')}
          </ActButton>
        ) : null
      }
    >
      {holds.length === 0 ? <p className="quiet">{t('contacts.legal.none')}</p> : null}
      <ul className="side-list">
        {holds.map(({ setAt, setByName, reason, liftedAt, liftedByName, liftReason }) => (
          <li key={setAt}>
            <span>
              <StateTag tone={liftedAt === null ? 'limit' : 'neutral'}>
                {t(liftedAt === null ? 'contacts.legal.held' : 'contacts.legal.lifted')}
              </StateTag>{' '}
              {reason}
            </span>
            <span className="quiet">
              {setByName} <Instant at={setAt} />
              {liftedAt === null ? null : (
                <>
                  {' – '}
                  {liftedByName} <Instant at={liftedAt} />
                  {liftReason ? ` · ${liftReason}` : null}
                </>
              )}
            </span>
          </li>
        ))}
      </ul>
      {act ? <HoldAct contactId={contactId} act={act} onClose={() => setAct(null)} /> : null}
    </Section>
  );
}
