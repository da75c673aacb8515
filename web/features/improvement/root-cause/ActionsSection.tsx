import { useNavigate } from '@tanstack/react-router';
import { listActions } from '@tongli/contracts/improvement';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { RowsSkeleton } from '../../../ui/Skeletons.tsx';
import { useActionColumns } from '../action/columns.tsx';

/** Corrective actions that came of this analysis. */
export function ActionsSection({ rootCauseId }: { rootCauseId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useActionColumns();
  const actions = useRead(listActions, { query: encodeList({ filters: { rootCauseId: { eq: rootCauseId } } }) });
  return (
    <Section title={t('improvement.actions.title')}>
      <Read of={actions} waiting={<RowsSkeleton rows={2} />}>
        {({ items }) => (
          <DataTable
            columns={columns.map(({ sort: _sort, ...column }) => column)}
            rows={items}
            rowKey={({ id }) => id}
            label={t('improvement.actions.title')}
            onOpen={({ id }) => void navigate({ to: `/improvement/actions/${id}` })}
            empty={<p className="quiet">{t('improvement.root-cause.no-actions')}</p>}
          />
        )}
      </Read>
    </Section>
  );
}
