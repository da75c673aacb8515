import type { previewImport } from '@tongli/contracts/complaints';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { Alert } from 'antd';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { columnsFor, type Mapping } from '../mapping.ts';
import { useFieldLabel } from '../words.ts';

export type Obstacle = ReplyOf<typeof previewImport>['obstacles'][number];

interface ObstaclesProps {
  ref: Ref<HTMLDivElement>;
  obstacles: readonly Obstacle[];
  mapping: Mapping;
  columns: readonly string[];
}

/** What must be settled before the import can start. */
export function Obstacles({ ref, obstacles, mapping, columns }: ObstaclesProps) {
  const { t } = useTranslation();
  const labelOf = useFieldLabel();
  if (obstacles.length === 0) return null;
  const wordsOf = ({ code, field }: Obstacle) => {
    const used = columnsFor(field, mapping, columns).map((name) => t('ledger.match.quoted', { name }));
    return t(`ledger.match.${code}`, { field: labelOf(field), columns: used.join(t('ledger.match.separator')) });
  };
  return (
    <div ref={ref} tabIndex={-1} className="form-notice">
      <Alert
        type="warning"
        showIcon
        title={t('ledger.match.obstacles')}
        description={
          <ul>
            {obstacles.map((obstacle) => (
              <li key={`${obstacle.code} ${obstacle.field}`}>{wordsOf(obstacle)}</li>
            ))}
          </ul>
        }
      />
    </div>
  );
}
