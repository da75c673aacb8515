import { contactChannel, listQueues } from '@tongli/contracts/contacts';
import { listPeople } from '@tongli/contracts/org';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { useContactWords } from '../words.ts';
import { cuts, type Slice } from './slice.ts';

const kept = { staleTime: 300_000 };

function useChoices() {
  const pick = useBilingual();
  const words = useContactWords();
  const queues = useRead(listQueues, {}, kept).data?.queues ?? [];
  const people = useRead(listPeople, {}, kept).data;
  return {
    queueId: queues.map(({ id, name }) => ({ value: id, label: pick(name) })),
    channel: contactChannel.options.map((value) => ({ value: value as string, label: words.channel(value) })),
    unitId: (people?.units ?? []).map(({ id, name }) => ({ value: id, label: pick(name) })),
    agentId: (people?.people ?? []).map(({ id, name }) => ({ value: id, label: name })),
  };
}

/** Which contacts: by period, queue, channel, unit, agent. Each change is in the address at once. */
export function SliceControls({ slice }: { slice: Slice }) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const choices = useChoices();
  return (
    <Controls label={t('contacts.analysis.controls')}>
      <Control label={t('contacts.analysis.period')} htmlFor="period" long>
        <DatePicker.RangePicker
          id={{ start: 'period', end: 'period-end' }}
          format="YYYY-MM-DD"
          allowClear={false}
          value={[dayjs(slice.from), dayjs(slice.to)]}
          aria-label={t('contacts.analysis.period')}
          onChange={(_, [from, to] = ['', '']) => from && to && change({ from, to })}
        />
      </Control>
      {cuts.map((cut) => (
        <Control key={cut} label={t(`contacts.analysis.cut.${cut}`)} htmlFor={cut}>
          <Select
            id={cut}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            popupMatchSelectWidth={false}
            placeholder={t('contacts.analysis.every')}
            value={slice[cut] ?? null}
            options={choices[cut]}
            onChange={(value?: string | null) => change({ [cut]: value ?? undefined })}
          />
        </Control>
      ))}
    </Controls>
  );
}
