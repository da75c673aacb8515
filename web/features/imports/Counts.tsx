import type { ImportRun } from '@tongli/contracts/imports';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../ui/numbers.ts';
import '../../ui/spc/spc.css';

const counts = ['added', 'changed', 'unchanged', 'wrong', 'skipped'] as const;

/** What becomes of the rows: each is exactly one of these. */
export function Counts({ run }: { run: ImportRun }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return (
    <ul className="tiles" aria-label={t('imports.count.label')}>
      {counts
        .filter((key) => run[key] > 0 || (key !== 'skipped' && key !== 'changed'))
        .map((key) => (
          <li className="tile" key={key}>
            <span className="quiet">{t(`imports.count.${key}`)}</span>
            <span className="tile-value">{number(run[key])}</span>
            <span className="tile-foot quiet">{t(`imports.count.${key}-words`)}</span>
          </li>
        ))}
    </ul>
  );
}
