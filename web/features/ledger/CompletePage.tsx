import { Link, useNavigate } from '@tanstack/react-router';
import { type LedgerImport, listComplaints } from '@tongli/contracts/complaints';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { encodeList } from '../../api/list.ts';
import { may, useMe, useSite } from '../../api/session.ts';
import { writeSearch } from '../../ui/address.ts';
import '../../ui/form/form.css';
import { useNumbers } from '../../ui/numbers.ts';
import { RecordPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { dayAfter, type Span } from '../../ui/spc/address.ts';
import { Day } from '../../ui/Times.tsx';
import { dateIn } from '../../ui/time.ts';
import { Counts } from './Counts.tsx';
import type { ImportPageProps } from './props.ts';
import { RowErrors } from './RowErrors.tsx';
import { StateWord } from './StateWord.tsx';

/** The dates of receipt of the first and the last complaint that came in. */
function useSpan({ applied, id }: LedgerImport): Span | null {
  const { zone } = useSite();
  const enabled = may(useMe(), 'complaints.read') && applied > 0;
  const ask = (sort: string) => ({ query: encodeList({ filters: { importId: { eq: id } }, sort, limit: 1 }) });
  const first = useRead(listComplaints, ask('lodgedAt'), { enabled });
  const last = useRead(listComplaints, ask('-lodgedAt'), { enabled });
  const [earliest, latest] = [first.data?.items[0], last.data?.items[0]];
  if (!earliest || !latest) return null;
  return { from: dateIn(zone, Date.parse(earliest.lodgedAt)), to: dateIn(zone, Date.parse(latest.lodgedAt)) };
}

/** The overview draws three years at most; of a longer ledger it shows the last ones. */
const overviewDays = 1_095;

/** The imported complaints, and the numbers that they now count in. */
function Onwards({ span }: { span: Span | null }) {
  const { t } = useTranslation();
  const mayRead = may(useMe(), 'measures.read');
  if (!span || !mayRead) return null;
  const earliest = dayAfter(span.to, 1 - overviewDays);
  const long = span.from < earliest;
  const shown = { from: long ? earliest : span.from, to: span.to };
  return (
    <Section title={t('ledger.complete.numbers')}>
      <p>
        {t('ledger.complete.period')} <Day on={span.from} /> – <Day on={span.to} />
      </p>
      <p>
        <Link to={`/results/complaints${writeSearch(shown)}`}>
          {t(long ? 'ledger.complete.overview-last' : 'ledger.complete.overview')}
        </Link>
      </p>
    </Section>
  );
}

/** By what the rows count as on time or not. */
function useTimelyWords({ judgedWithinDays, mapping }: LedgerImport): string {
  const { t } = useTranslation();
  if (judgedWithinDays !== null) return t('ledger.complete.judged', { count: judgedWithinDays });
  return t(Object.values(mapping).includes('onTime') ? 'ledger.complete.told' : 'ledger.complete.not-judged');
}

/** Every row is accounted for; what came in leads on, what did not is listed. */
export function CompletePage({ ledgerImport, facts }: ImportPageProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const navigate = useNavigate();
  const mayRead = may(useMe(), 'complaints.read');
  const span = useSpan(ledgerImport);
  const { applied, duplicates, fileName, id, rows, state, wrong } = ledgerImport;
  const address = `/complaints${writeSearch({ 'filter[importId][eq]': id })}`;
  const open = (
    <Button type="primary" onClick={() => void navigate({ href: address })}>
      {t('ledger.complete.open')}
    </Button>
  );
  const timely = useTimelyWords(ledgerImport);
  const sum = { applied: number(applied), duplicates: number(duplicates), rows: number(rows), wrong: number(wrong) };
  return (
    <RecordPage
      title={fileName}
      state={<StateWord state={state} />}
      facts={facts}
      actions={mayRead && applied > 0 ? open : null}
    >
      {applied === 0 ? (
        <Alert type="warning" showIcon className="form-notice" title={t('ledger.complete.nothing', sum)} />
      ) : null}
      <Counts ledgerImport={ledgerImport} />
      <p className="quiet figures form-notice">{t('ledger.complete.sum', sum)}</p>
      <p className="form-notice">{timely}</p>
      <Onwards span={span} />
      {wrong > 0 ? <RowErrors ledgerImport={ledgerImport} /> : null}
    </RecordPage>
  );
}
