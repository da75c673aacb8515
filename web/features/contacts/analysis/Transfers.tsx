import { useNavigate } from '@tanstack/react-router';
import { getContactTransfers } from '@tongli/contracts/contacts';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { HeatMap } from '../../../ui/chart/HeatMap.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { FigureTable } from './FigureTable.tsx';
import { useFigures } from './figures.ts';
import { contactsOf, type Slice } from './slice.ts';

type Flow = ReplyOf<typeof getContactTransfers>['flows'][number];
const drawnMost = 12;

const all = ({ transferred, overflowed }: Flow) => transferred + overflowed;

/** The queues with most of it, in the order of their flows. */
function ends(flows: readonly Flow[], of: (flow: Flow) => string): string[] {
  return [...new Set(flows.map(of))].slice(0, drawnMost);
}

interface FlowTableProps {
  flows: readonly Flow[];
  slice: Slice;
  onOpen: (flow: Flow) => void;
}

function FlowTable({ flows, slice, onOpen }: FlowTableProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { count } = useFigures();
  const counted = (key: 'transferred' | 'overflowed', title: string) => ({
    key,
    title,
    number: true,
    text: (flow: Flow) => count(flow[key]),
  });
  return (
    <FigureTable<Flow>
      label={t('contacts.analysis.transfers')}
      slice={slice}
      rows={flows}
      rowKey={({ fromQueueId, toQueueId }) => `${fromQueueId} ${toQueueId}`}
      onOpen={onOpen}
      columns={[
        { key: 'from', title: t('contacts.analysis.from'), phone: 'title', text: ({ fromName }) => pick(fromName) },
        {
          key: 'to',
          title: t('contacts.analysis.to'),
          phone: 'title',
          grows: true,
          text: ({ toName }) => pick(toName),
        },
        counted('transferred', t('contacts.analysis.by-agents')),
        counted('overflowed', t('contacts.analysis.by-rules')),
      ]}
    />
  );
}

/** From where to where contacts are handed on, and whether an agent or a rule did it. */
export function Transfers({ slice }: { slice: Slice }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const { zone } = useSite();
  const { count } = useFigures();
  const transfers = useRead(getContactTransfers, { query: slice }, { placeholderData: (previous) => previous });
  const open = ({ toQueueId, transferred }: Flow) =>
    void navigate({
      href: contactsOf(
        { ...slice, queueId: toQueueId },
        zone,
        transferred > 0 ? { 'filter[transfers][gte]': '1' } : {},
      ),
    });
  return (
    <Read of={transfers}>
      {({ flows, contacts }) => {
        if (flows.length === 0) return <p className="quiet">{t('contacts.analysis.no-transfers')}</p>;
        const names = new Map(
          flows.flatMap((flow) => [
            [flow.fromQueueId, pick(flow.fromName)] as const,
            [flow.toQueueId, pick(flow.toName)] as const,
          ]),
        );
        const line = (id: string) => ({ key: id, name: names.get(id) ?? '' });
        const most = Math.max(...flows.map(all));
        return (
          <Section title={t('contacts.analysis.transfers')}>
            <HeatMap
              label={t('contacts.analysis.transfers-words')}
              rows={ends(flows, ({ fromQueueId }) => fromQueueId).map(line)}
              columns={ends(flows, ({ toQueueId }) => toQueueId).map(line)}
              cellOf={(from, to) => {
                const flow = flows.find(({ fromQueueId, toQueueId }) => fromQueueId === from && toQueueId === to);
                const label = `${names.get(from)} → ${names.get(to)}`;
                if (!flow) return { heat: 0, text: '', label };
                const text = count(all(flow));
                return { heat: all(flow) / most, text, label: `${label}: ${text}`, onOpen: () => open(flow) };
              }}
            />
            <p className="section-note">{t('contacts.analysis.transfers-note', { count: contacts })}</p>
            <FlowTable flows={flows} slice={slice} onOpen={open} />
          </Section>
        );
      }}
    </Read>
  );
}
