import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useTranslation } from 'react-i18next';
import { filterKey } from '../../api/list.ts';
import { useSite } from '../../api/session.ts';
import { useAddress } from '../address.ts';
import { clockAt, instantAtClock } from '../zone-time.ts';

const read = (date: string | undefined) => (date ? dayjs(date) : null);
const dayMs = 86_400_000;

interface DatesFilterProps {
  field: string;
  label: string;
  /** The field holds instants: dates are those of the site, from the first midnight to the last. */
  instants?: boolean;
}

/** A span of business dates, either end open. */
export default function DatesFilter({ field, label, instants = false }: DatesFilterProps) {
  const { t } = useTranslation();
  const { zone } = useSite();
  const [search, change] = useAddress();
  const [from, to] = [filterKey(field, 'gte'), filterKey(field, instants ? 'lt' : 'lte')];
  const dateOf = (value: string | undefined, back: number) =>
    value && instants ? clockAt(zone, Date.parse(value) - back).slice(0, 10) : value;
  const keptOf = (date: string, days: number) => {
    if (!date || !instants) return date || undefined;
    const day = new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
    return instantAtClock(zone, `${day}T00:00`);
  };
  return (
    <DatePicker.RangePicker
      allowEmpty
      className="filter-dates"
      format="YYYY-MM-DD"
      aria-label={label}
      placeholder={[t('ui.list.dates-from', { label }), t('ui.list.dates-to')]}
      value={[read(dateOf(search[from], 0)), read(dateOf(search[to], 1))]}
      onChange={(_, [first, last] = ['', '']) => change({ [from]: keptOf(first, 0), [to]: keptOf(last, 1) })}
    />
  );
}
