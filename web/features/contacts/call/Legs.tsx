import type { DeskCall } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../../api/session.ts';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { QualityTag } from '../../../ui/voice/QualityTag.tsx';

type Leg = DeskCall['legs'][number];

const tones: Readonly<Record<Leg['connection'], Tone>> = {
  absent: 'neutral',
  joining: 'waiting',
  connected: 'progress',
  lost: 'limit',
};

/** Everybody else in the call, how they are connected and how well they are heard; of oneself how well one is. */
export function Legs({ call: { legs } }: { call: DeskCall }) {
  const { t } = useTranslation();
  const { accountId } = useMe();
  const lacksCustomer = !legs.some(({ role }) => role === 'customer');
  return (
    <ul className="call-legs">
      {lacksCustomer ? (
        <li>
          <span>{t('contacts.call.role.customer')}</span>
          <StateTag tone={tones.absent}>{t('contacts.call.leg.absent')}</StateTag>
        </li>
      ) : null}
      {legs.map(({ personId, name, role, connection, quality, how }) => {
        const isOwn = personId === accountId;
        if (isOwn && connection === 'connected' && quality === null) return null;
        const who = isOwn ? t('contacts.call.me') : name || t(`contacts.call.role.${role}`);
        return (
          <li key={`${role} ${personId}`}>
            <span>
              {who}
              {isOwn || !name ? null : (
                <span className="quiet">
                  {' '}
                  · {t(how === null ? `contacts.call.role.${role}` : `contacts.call.leader.${how}`)}
                </span>
              )}
            </span>
            {isOwn && connection === 'connected' ? null : (
              <StateTag tone={tones[connection]}>{t(`contacts.call.leg.${connection}`)}</StateTag>
            )}
            <QualityTag quality={connection === 'connected' ? quality : null} />
          </li>
        );
      })}
    </ul>
  );
}
