import type { LedgerImport } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Explained } from '../../ui/Explained.tsx';
import { useNumbers } from '../../ui/numbers.ts';
import '../../ui/spc/spc.css';

const counts = ['applied', 'duplicates', 'wrong'] as const;

/** What became of the rows: each is exactly one of the three. */
export function Counts({ ledgerImport }: { ledgerImport: LedgerImport }) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const { fileName, rows } = ledgerImport;
  return (
    <ul className="tiles" aria-label={t('ledger.count.label')}>
      {counts.map((key) => (
        <li className="tile" key={key}>
          <span className="quiet">{t(`ledger.count.${key}`)}</span>
          <span className="tile-value">
            <Explained
              value={number(ledgerImport[key])}
              label={t(`ledger.count.${key}`)}
              definition={t(`ledger.count.${key}-definition`)}
              source={fileName}
            />
          </span>
          <span className="tile-foot quiet figures">
            {t('ledger.count.share', { share: percent(rows > 0 ? ledgerImport[key] / rows : 0) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
