import { Link } from '@tanstack/react-router';
import type { RepeatMatch } from '@tongli/contracts/complaints';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { toneOfState } from '../tones.ts';

type Shown = Pick<
  RepeatMatch,
  'complaintId' | 'number' | 'state' | 'lodgedAt' | 'product' | 'area' | 'ownerName' | 'summary' | 'score' | 'reasons'
>;

/** Another case: what it is, how alike, and why that is said. */
export function MatchLine({ match, tag, children }: { match: Shown; tag: ReactNode; children?: ReactNode }) {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const terms = useTerms();
  const { complaintId, number, state, lodgedAt, product, area, ownerName, summary, score, reasons } = match;
  const separator = t('complaints.list-separator');
  const where = [terms.name('product', product), terms.name('area', area), ownerName ?? t('complaints.nobody')];
  const why = reasons.map((reason) => t(`complaints.repeat.reason.${reason}`)).join(separator);
  return (
    <li>
      <div>
        {tag} <Link to={`/complaints/${complaintId}`}>{number}</Link>{' '}
        <StateTag tone={toneOfState[state]}>{t(`complaints.state.${state}`)}</StateTag> <Instant at={lodgedAt} />
      </div>
      <div>{summary}</div>
      <div className="quiet">{where.join(' · ')}</div>
      {score === null ? null : (
        <div className="quiet">{t('complaints.repeat.why', { score: percent(score), reasons: why })}</div>
      )}
      {children}
    </li>
  );
}
