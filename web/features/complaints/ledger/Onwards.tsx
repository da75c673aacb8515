import { Link, useNavigate } from '@tanstack/react-router';
import { listComplaints } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { may, useMe, useSite } from '../../../api/session.ts';
import type { Slots } from '../../../app/manifest.ts';
import { writeSearch } from '../../../ui/address.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { dayAfter, type Span } from '../../../ui/spc/address.ts';
import { Day } from '../../../ui/Times.tsx';
import { dateIn } from '../../../ui/time.ts';

type Given = Slots['import.complete'];

/** The dates of receipt of the first and the last complaint that came in. */
function useSpan(importId: string, enabled: boolean): Span | null {
  const { zone } = useSite();
  const ask = (sort: string) => ({ query: encodeList({ filters: { importId: { eq: importId } }, sort, limit: 1 }) });
  const first = useRead(listComplaints, ask('lodgedAt'), { enabled });
  const last = useRead(listComplaints, ask('-lodgedAt'), { enabled });
  const [earliest, latest] = [first.data?.items[0], last.data?.items[0]];
  if (!earliest || !latest) return null;
  return { from: dateIn(zone, Date.parse(earliest.lodgedAt)), to: dateIn(zone, Date.parse(latest.lodgedAt)) };
}

/** The overview draws three years at most; of a longer ledger it shows the last ones. */
const overviewDays = 1_095;

function Numbers({ span }: { span: Span }) {
  const { t } = useTranslation();
  const earliest = dayAfter(span.to, 1 - overviewDays);
  const long = span.from < earliest;
  const shown = { from: long ? earliest : span.from, to: span.to };
  return (
    <>
      <p>
        {t('complaints.imported.period')} <Day on={span.from} /> – <Day on={span.to} />
      </p>
      <p>
        <Link to={`/results/complaints${writeSearch(shown)}`}>
          {t(long ? 'complaints.imported.overview-last' : 'complaints.imported.overview')}
        </Link>
      </p>
    </>
  );
}

/** From a ledger that has come in to its complaints, and to the numbers that they now count in. */
export default function Onwards({ importId, importable, added }: Given) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const mine = importable === 'complaints.ledger' && added > 0 && may(me, 'complaints.read');
  const span = useSpan(importId, mine);
  if (!mine) return null;
  const address = `/complaints${writeSearch({ 'filter[importId][eq]': importId })}`;
  const open = (
    <Button type="primary" onClick={() => void navigate({ href: address })}>
      {t('complaints.imported.open')}
    </Button>
  );
  return (
    <Section title={t('complaints.imported.title')} actions={open}>
      {span && may(me, 'measures.read') ? <Numbers span={span} /> : null}
    </Section>
  );
}
