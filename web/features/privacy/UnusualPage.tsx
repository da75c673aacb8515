import { Link } from '@tanstack/react-router';
import { listUnusualAccess, type UnusualAccess, unusualAccessList } from '@tongli/contracts/privacy';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../ui/Empty.tsx';
import type { Column } from '../../ui/list/column.ts';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { useNumbers } from '../../ui/numbers.ts';
import { Instant, useExportInstant } from '../../ui/Times.tsx';

const dayMs = 86_400_000;
const dateOf = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** The looks behind it, in the audit trail; a day wider, since the hour may lie at the edge of the site's day. */
function trailSearch({ actorName, hourAt }: UnusualAccess): Record<string, string> {
  const at = Date.parse(hourAt);
  return {
    'filter[who][eq]': actorName,
    'filter[look][eq]': 'true',
    'filter[on][gte]': dateOf(at),
    'filter[on][lte]': dateOf(at + dayMs),
  };
}

function useColumns(): Column<UnusualAccess>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const instant = useExportInstant();
  return [
    { key: 'who', title: t('privacy.unusual.who'), phone: 'title', text: ({ actorName }) => actorName },
    {
      key: 'hour',
      title: t('privacy.unusual.hour'),
      sort: 'hourAt',
      text: ({ hourAt }) => instant(hourAt),
      render: ({ hourAt }) => <Instant at={hourAt} />,
    },
    { key: 'looks', title: t('privacy.unusual.looks'), number: true, text: ({ looks }) => number(looks) },
    { key: 'bound', title: t('privacy.unusual.bound'), number: true, text: ({ bound }) => number(bound) },
    { key: 'own', title: t('privacy.unusual.own'), number: true, text: ({ ownMean }) => number(ownMean) },
    { key: 'peers', title: t('privacy.unusual.peers'), number: true, text: ({ peerMean }) => number(peerMean) },
    {
      key: 'trail',
      title: t('privacy.unusual.trail'),
      text: () => '',
      render: (row) => (
        <Link to="/settings/audit" search={trailSearch(row) as never}>
          {t('privacy.unusual.open')}
        </Link>
      ),
    },
  ];
}

/** Hours in which somebody saw personal data far more often than they or others do. */
export default function UnusualPage() {
  const { t } = useTranslation();
  return (
    <ListPage
      endpoint={listUnusualAccess}
      title={t('privacy.unusual.title')}
      lead={t('privacy.unusual.lead')}
      columns={useColumns()}
      filters={[]}
      usualSort={unusualAccessList.usualSort}
      rowKey={({ id }) => id}
      empty={<Empty title={t('privacy.unusual.empty')}>{t('privacy.unusual.empty-words')}</Empty>}
    />
  );
}
