import { listPeople, type Person } from '@tongli/contracts/org';
import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { useAddress } from '../../ui/address.ts';
import { Empty } from '../../ui/Empty.tsx';
import { useBilingual } from '../../ui/language.ts';
import { Page } from '../../ui/Page.tsx';
import { PeopleGrid } from '../../ui/people/PeopleGrid.tsx';
import { Read } from '../../ui/Read.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { branchesOf, peopleMatching, type UnitBranch } from './unit-tree.ts';

function Branch({ branch: { unit, people }, path }: { branch: UnitBranch; path: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const rows = people.map(({ id, name, post }: Person) => ({ id, name, post: pick(post) }));
  return (
    <Section
      title={path}
      actions={<span className="people-count quiet figures">{t('org.people.count', { count: people.length })}</span>}
    >
      {rows.length > 0 ? (
        <PeopleGrid people={rows} label={pick(unit.name)} />
      ) : (
        <p className="quiet">{t('org.people.none-here')}</p>
      )}
    </Section>
  );
}

function Branches({ branches }: { branches: readonly UnitBranch[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const units = new Map(branches.map(({ unit }) => [unit.id, unit]));
  const pathOf = (id: string | null): string[] => {
    const unit = id === null ? undefined : units.get(id);
    return unit ? [...pathOf(unit.parentId), pick(unit.name)] : [];
  };
  return branches.map((branch) => (
    <Branch key={branch.unit.id} branch={branch} path={pathOf(branch.unit.id).join(t('org.people.path'))} />
  ));
}

/** Who is in which unit, with which post. */
export default function PeoplePage() {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const all = useRead(listPeople, {});
  const [typed, setTyped] = useState(search.find ?? '');
  const find = (text: string) => {
    setTyped(text);
    change({ find: text || undefined });
  };
  return (
    <Page title={t('org.people.title')} lead={t('org.people.lead')}>
      <div className="list-tools">
        <search className="filter-bar" aria-label={t('org.people.find')}>
          <Input
            allowClear
            className="filter-text"
            value={typed}
            placeholder={t('org.people.find')}
            aria-label={t('org.people.find')}
            onChange={({ target }) => find(target.value)}
          />
        </search>
      </div>
      <Read of={all}>
        {({ people, units }) => {
          const found = peopleMatching(people, typed);
          const branches = branchesOf(units, found);
          if (found.length === 0)
            return <Empty title={t('org.people.no-match')}>{t('org.people.no-match-words')}</Empty>;
          return <Branches branches={typed ? branches.filter((branch) => branch.people.length > 0) : branches} />;
        }}
      </Read>
    </Page>
  );
}
