import type { ReplyOf } from '@tongli/contracts/kernel';
import { getPhraseUsage, situations } from '@tongli/contracts/knowledge';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { HeatMap } from '../../../ui/chart/HeatMap.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { asDate } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { useSituations } from '../words.ts';

type Usage = ReplyOf<typeof getPhraseUsage>;
type Row = Usage['rows'][number];

function Period({ usage: { from, to } }: { usage: Usage }) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  return (
    <Controls label={t('knowledge.used.period')}>
      <Control label={t('knowledge.used.period')} htmlFor="period" long>
        <DatePicker.RangePicker
          id={{ start: 'period', end: 'period-end' }}
          format="YYYY-MM-DD"
          allowClear={false}
          value={[dayjs(from), dayjs(to)]}
          aria-label={t('knowledge.used.period')}
          onChange={(_, [first, last] = ['', '']) => first && last && change({ from: first, to: last })}
        />
      </Control>
    </Controls>
  );
}

const drawnMost = 40;

/** Agents by situations: who uses the words, and where nobody does. */
function Picture({ rows }: { rows: readonly Row[] }) {
  const { t } = useTranslation();
  const { nameOf } = useSituations();
  const { number } = useNumbers();
  const used = new Set(rows.map(({ situation }) => situation));
  const agents = [...new Map(rows.map(({ agentId, agentName }) => [agentId, agentName]))].slice(0, drawnMost);
  const most = Math.max(...rows.map(({ uses }) => uses));
  const byPlace = new Map(rows.map((row) => [`${row.agentId} ${row.situation}`, row]));
  return (
    <HeatMap
      label={t('knowledge.used.words')}
      rows={situations.filter(({ code }) => used.has(code)).map(({ code }) => ({ key: code, name: nameOf(code) }))}
      columns={agents.map(([key, name]) => ({ key, name }))}
      cellOf={(situation, agentId) => {
        const row = byPlace.get(`${agentId} ${situation}`);
        const label = `${agents.find(([id]) => id === agentId)?.[1] ?? ''} · ${nameOf(situation)}`;
        if (!row) return { heat: 0, text: '', label };
        return { heat: row.uses / most, text: number(row.uses), label: `${label}: ${number(row.uses)}` };
      }}
    />
  );
}

/** Who says approved phrases how often, and in which situations: for those who write them. */
export default function UsagePage() {
  const { t } = useTranslation();
  const { nameOf } = useSituations();
  const { number } = useNumbers();
  const [search] = useAddress();
  const [from, to] = [asDate(search.from), asDate(search.to)];
  const query = from && to && from <= to ? { from, to } : {};
  const usage = useRead(getPhraseUsage, { query }, { placeholderData: (previous) => previous });
  return (
    <Page title={t('knowledge.used.title')} lead={t('knowledge.used.lead')}>
      <Read of={usage}>
        {(data) => (
          <>
            <Period usage={data} />
            {data.rows.length === 0 ? (
              <Empty title={t('knowledge.used.empty')}>{t('knowledge.used.empty-words')}</Empty>
            ) : (
              <Section title={t('knowledge.used.words')}>
                <Picture rows={data.rows} />
                <DataTable<Row>
                  label={t('knowledge.used.title')}
                  rows={data.rows}
                  rowKey={({ agentId, situation }) => `${agentId} ${situation}`}
                  columns={[
                    { key: 'agent', title: t('knowledge.used.agent'), phone: 'title', text: (row) => row.agentName },
                    {
                      key: 'situation',
                      title: t('knowledge.situation'),
                      phone: 'title',
                      grows: true,
                      text: (row) => nameOf(row.situation),
                    },
                    { key: 'uses', title: t('knowledge.used.uses'), number: true, text: (row) => number(row.uses) },
                    {
                      key: 'phrases',
                      title: t('knowledge.used.phrases'),
                      number: true,
                      text: (row) => number(row.phrases),
                    },
                  ]}
                />
              </Section>
            )}
          </>
        )}
      </Read>
    </Page>
  );
}
