import { useNavigate } from '@tanstack/react-router';
import { getProcessMap, listProcessMapCases, listServiceProcesses, type ProcessMap } from '@tongli/contracts/requests';
import { Alert, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useRead } from '../../../api/hooks.ts';
import { filterKey } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';
import { useAddress, writeSearch } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { asDate } from '../../../ui/spc/address.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { useDirectory } from '../people.ts';
import { Chosen, Findings, Summary } from './Findings.tsx';
import { MapGraph } from './MapGraph.tsx';
import { MapTables } from './MapTables.tsx';

/** Processes whose cases the reader may see, complaints first. */
function useProcesses() {
  const pick = useBilingual();
  const me = useMe();
  const { data } = useRead(listServiceProcesses, {}, { staleTime: 5 * 60_000 });
  return (data?.processes ?? [])
    .filter(
      ({ kind, currentVersion }) => currentVersion !== null && (kind !== 'complaint' || may(me, 'complaints.read')),
    )
    .toSorted((a, b) => Number(b.kind === 'complaint') - Number(a.kind === 'complaint'))
    .map(({ id, name }) => ({ value: id, label: pick(name) }));
}

/** What the address asks for; the server knows what is usual. */
function useQuery() {
  const [search] = useAddress();
  const [from, to] = [asDate(search.from), asDate(search.to)];
  return {
    ...(from && to && from <= to ? { from, to } : {}),
    ...(search.unit ? { unitId: search.unit } : {}),
    ...(search.version ? { version: Number(search.version) } : {}),
  };
}

/** Opens the worklist with the cases behind an element, those that took longest there. */
function useCases(processId: string, kind: ProcessMap['process']['kind']) {
  const query = useQuery();
  const navigate = useNavigate();
  const words = useProblemWords();
  const [failed, setFailed] = useState('');
  const open = async (element: string) => {
    try {
      const { ids } = await call(listProcessMapCases, { params: { id: processId }, query: { ...query, element } });
      const list = kind === 'complaint' ? '/complaints' : '/requests';
      await navigate({ to: `${list}${writeSearch({ [filterKey('id', 'in')]: ids.join(',') })}` });
    } catch (error) {
      setFailed(words.ofError(error));
    }
  };
  return { open: (element: string) => void open(element), failed };
}

const shares = [0, 0.01, 0.05, 0.2];

function Choices({ map, processes }: { map: ProcessMap; processes: ReturnType<typeof useProcesses> }) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const { units } = useDirectory();
  const [search, change] = useAddress();
  const versions = map.versions.map(({ version, cases }) => ({
    value: String(version),
    label: t('requests.map.version-cases', { version, cases: number(cases) }),
  }));
  return (
    <Controls label={t('requests.map.choices')}>
      <Control label={t('requests.map.process')} htmlFor="map-process" wide>
        <Select
          id="map-process"
          value={map.process.id}
          options={processes}
          onChange={(process) => change({ process, version: undefined, chosen: undefined })}
        />
      </Control>
      <Control label={t('requests.map.period')} htmlFor="map-period" long>
        <DatePicker.RangePicker
          id={{ start: 'map-period', end: 'map-period-end' }}
          format="YYYY-MM-DD"
          allowClear={false}
          value={[dayjs(map.from), dayjs(map.to)]}
          aria-label={t('requests.map.period')}
          onChange={(_, [from, to] = ['', '']) => from && to && change({ from, to })}
        />
      </Control>
      <Control label={t('requests.map.unit')} htmlFor="map-unit">
        <Select
          id="map-unit"
          allowClear
          placeholder={t('requests.map.every-unit')}
          value={search.unit ?? null}
          options={units}
          onChange={(unit: string | undefined) => change({ unit })}
        />
      </Control>
      <Control label={t('requests.map.version')} htmlFor="map-version">
        <Select
          id="map-version"
          allowClear
          placeholder={t('requests.map.every-version')}
          value={search.version ?? null}
          options={versions}
          onChange={(version: string | undefined) => change({ version })}
        />
      </Control>
      <Control label={t('requests.map.least')} htmlFor="map-least">
        <Select
          id="map-least"
          value={search.least ?? '0.01'}
          options={shares.map((share) => ({
            value: String(share),
            label: share === 0 ? t('requests.map.all-ways') : t('requests.map.ways-from', { share: percent(share, 0) }),
          }))}
          onChange={(least: string) => change({ least: least === '0.01' ? undefined : least })}
        />
      </Control>
    </Controls>
  );
}

function Drawn({ map, processes }: { map: ProcessMap; processes: ReturnType<typeof useProcesses> }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const [search, change] = useAddress();
  const cases = useCases(map.process.id, map.process.kind);
  const chosen = search.chosen ?? null;
  const choose = (element: string) => change({ chosen: element === chosen ? undefined : element });
  return (
    <>
      <Choices map={map} processes={processes} />
      {cases.failed ? <Alert type="error" showIcon role="alert" title={cases.failed} /> : null}
      {map.cases === 0 ? (
        <Empty title={t('requests.map.empty')}>{t('requests.map.empty-words')}</Empty>
      ) : (
        <>
          {map.cut ? <Alert type="info" showIcon title={t('requests.map.cut', { cases: number(map.cases) })} /> : null}
          <Summary map={map} />
          <Findings map={map} onCases={cases.open} />
          <div className="map-columns">
            <div>
              <MapGraph map={map} least={Number(search.least ?? 0.01)} chosen={chosen} onChoose={choose} />
              <p className="quiet">{t('requests.map.legend')}</p>
            </div>
            <div>
              {chosen ? <Chosen map={map} element={chosen} onCases={cases.open} /> : null}
              <MapTables map={map} onCases={cases.open} />
            </div>
          </div>
        </>
      )}
    </>
  );
}

/** How a process really ran: what followed what, how often and how long; where it went round, and where it left its definition. */
export default function MapPage() {
  const { t } = useTranslation();
  const [search] = useAddress();
  const processes = useProcesses();
  const query = useQuery();
  const id = search.process ?? processes[0]?.value ?? '';
  const map = useRead(
    getProcessMap,
    { params: { id }, query },
    { enabled: id !== '', placeholderData: (previous) => previous },
  );
  return (
    <Page title={t('requests.map.title')} lead={t('requests.map.lead')}>
      <Read of={map}>{(data) => <Drawn map={data} processes={processes} />}</Read>
    </Page>
  );
}
