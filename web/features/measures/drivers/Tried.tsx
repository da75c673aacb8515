import { Link } from '@tanstack/react-router';
import { type Action, listActions } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import '../../../ui/spc/scorecard.css';

const mostShown = 20;

function One({ action: { id, number, title, state, verdict } }: { action: Action }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (
    <li>
      <StateTag tone={state === 'effective' ? 'done' : 'breached'}>{t(`measures.drivers.tried.${state}`)}</StateTag>{' '}
      <Link to={`/improvement/actions/${id}`}>
        {number} {title}
      </Link>
      {verdict ? <p className="section-note">{pick(verdict.explanation)}</p> : null}
    </li>
  );
}

/** What was changed on purpose because of this result, and what its chart says of before and after: an effect, not an association. */
export function Tried({ result }: { result: string }) {
  const { t } = useTranslation();
  const allowed = may(useMe(), 'improvement.read');
  const filters = { indicator: { eq: result }, state: { in: 'effective,not-effective' } };
  const query = encodeList({ filters, sort: '-createdAt', limit: mostShown });
  const { data } = useRead(listActions, { query }, { enabled: allowed });
  if (!data || data.items.length === 0) return null;
  return (
    <Section title={t('measures.drivers.tried.title')}>
      <p className="section-note">{t('measures.drivers.tried.words')}</p>
      <ul className="awaited">
        {data.items.map((action) => (
          <One key={action.id} action={action} />
        ))}
      </ul>
    </Section>
  );
}
