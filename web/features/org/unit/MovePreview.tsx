import { listAccounts } from '@tongli/contracts/access';
import type { OrganisationUnit, UnitRecord } from '@tongli/contracts/org';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { branchOf, pathOf } from '../chart/layout.ts';
import { sightChange, watchersOf } from '../chart/sight.ts';
import { useAll, useUnitPath } from '../reading.ts';

interface SightProps {
  units: readonly OrganisationUnit[];
  /** The branches that are left or entered. */
  changed: readonly string[];
  /** The branches that it lies in all the same. */
  still: readonly string[];
}

/** Who is concerned by name where that may be read, else the units whose rights are. */
function Sight({ units, changed, still }: SightProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const mayRead = may(useMe(), 'access.administer');
  const { data } = useAll(listAccounts, { filters: { state: { eq: 'active' } } }, mayRead && changed.length > 0);
  const nameOf = (id: string) => pick(units.find((unit) => unit.id === id)?.name ?? { zh: '', en: '' });
  if (changed.length === 0) return t('org.move.nobody');
  const held = t('org.move.rights-in', { units: changed.map(nameOf).join(t('app.list-separator')) });
  if (!data) return held;
  const watchers = watchersOf(data, changed, still);
  if (watchers.length === 0)
    return t('org.move.nobody-in', { units: changed.map(nameOf).join(t('app.list-separator')) });
  return (
    <ul>
      {watchers.map(({ id, name, role, unitId }) => (
        <li key={`${id}.${role}.${unitId}`}>
          {name}{' '}
          <span className="quiet">{t('org.move.as', { role: t(`app.role.${role}`), unit: nameOf(unitId) })}</span>
        </li>
      ))}
    </ul>
  );
}

interface PreviewProps {
  units: readonly OrganisationUnit[];
  unit: UnitRecord;
  parentId: string;
}

/** What a move would change on its date: where the unit stands, who goes along, who sees it. */
export function MovePreview({ units, unit, parentId }: PreviewProps) {
  const { t } = useTranslation();
  const path = useUnitPath();
  const branch = branchOf(units, unit.id);
  const people = units.reduce((sum, { id, peopleCount }) => sum + (branch.has(id) ? peopleCount : 0), 0);
  const { leaves, enters } = sightChange(units, unit.id, parentId);
  const from = units.find(({ id }) => id === unit.id)?.parentId ?? null;
  const after = pathOf(units, parentId).map(({ id }) => id);
  const before = pathOf(units, from).map(({ id }) => id);
  return (
    <Section title={t('org.move.changes')}>
      <dl className="move-preview">
        <dt>{t('org.move.stands')}</dt>
        <dd>
          {path(units, from) || t('org.unit.top')} → <strong>{path(units, parentId)}</strong>
        </dd>
        <dt>{t('org.move.along')}</dt>
        <dd>
          {t('org.move.people', { count: people })}
          {branch.size > 1 ? t('org.move.units-below', { count: branch.size - 1 }) : ''}
        </dd>
        <dt>{t('org.move.loses')}</dt>
        <dd>
          <Sight units={units} changed={leaves} still={[...branch, ...after]} />
        </dd>
        <dt>{t('org.move.gains')}</dt>
        <dd>
          <Sight units={units} changed={enters} still={[...branch, ...before]} />
        </dd>
      </dl>
    </Section>
  );
}
