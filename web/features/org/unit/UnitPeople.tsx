import { Link, useNavigate } from '@tanstack/react-router';
import { listPeople, listStaff, type StaffRow } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { useBilingual } from '../../../ui/language.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { PeopleGrid } from '../../../ui/people/PeopleGrid.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { RowsSkeleton } from '../../../ui/Skeletons.tsx';
import { useStaffColumns } from '../people/columns.tsx';

const mostShown = 100;
/** Said by the page already, or of a width that it has no room for beside the history. */
const elsewhere: readonly string[] = ['unit', 'level', 'joinedOn'];

/** Names and posts, for who may not look into people's records. */
function Names({ unitId }: { unitId: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const all = useRead(listPeople, { query: {} });
  return (
    <Read of={all} waiting={<RowsSkeleton rows={3} />}>
      {({ people }) => {
        const rows = people.filter((person) => person.unitId === unitId);
        if (rows.length === 0) return <p className="quiet">{t('org.unit.nobody')}</p>;
        const named = rows.map(({ id, name, post }) => ({ id, name, post: pick(post) }));
        return <PeopleGrid people={named} label={t('org.unit.people')} />;
      }}
    </Read>
  );
}

function Staff({ unitId }: { unitId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters = { unitId: { eq: unitId }, state: { ne: 'left' } };
  const all = useRead(listStaff, { query: encodeList({ filters, limit: mostShown }) });
  const columns = useStaffColumns().filter(({ key }) => !elsewhere.includes(key));
  return (
    <Read of={all} waiting={<RowsSkeleton rows={3} />}>
      {({ items, nextCursor }) => (
        <>
          <DataTable<StaffRow>
            columns={columns}
            rows={items}
            rowKey={({ id }) => id}
            label={t('org.unit.people')}
            onOpen={({ id }) => void navigate({ to: `/settings/people/${id}` })}
            empty={<p className="quiet">{t('org.unit.nobody')}</p>}
          />
          {nextCursor ? (
            <p>
              <Link to="/settings/people" search={{ 'filter[unitId][eq]': unitId } as never}>
                {t('org.unit.all-people')}
              </Link>
            </p>
          ) : null}
        </>
      )}
    </Read>
  );
}

/** Who belongs to the unit itself. */
export function UnitPeople({ unitId, full }: { unitId: string; full: boolean }) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('org.unit.people')}
      actions={
        full ? (
          <Link to="/settings/people" search={{ 'filter[branchId][eq]': unitId } as never}>
            {t('org.unit.branch-list')}
          </Link>
        ) : null
      }
    >
      {full ? <Staff unitId={unitId} /> : <Names unitId={unitId} />}
    </Section>
  );
}
