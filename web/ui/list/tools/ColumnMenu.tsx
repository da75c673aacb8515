import DownOutlined from '@ant-design/icons/es/icons/ArrowDownOutlined';
import UpOutlined from '@ant-design/icons/es/icons/ArrowUpOutlined';
import SettingOutlined from '@ant-design/icons/es/icons/SettingOutlined';
import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../address.ts';
import type { Column } from '../column.ts';
import { choosable, moveTo, usualColumns } from '../column-choice.ts';
import { type Desk, useKeepLayout } from '../useDesk.ts';
import { columnsKey, viewKey } from '../view-address.ts';

interface ColumnMenuProps<Row> {
  list: string;
  desk: Desk;
  columns: readonly Column<Row>[];
  shown: readonly Column<Row>[];
}

/**
 * Chooses columns. With a view open the choice belongs to it and stands in the address until it is saved; without one it is the
 * reader's own and is kept.
 */
function useChoose(list: string, desk: Desk, usual: readonly string[]) {
  const [search, change] = useAddress();
  const keep = useKeepLayout(list);
  const inView = desk.views.some(({ id }) => id === search[viewKey]);
  return (keys: readonly string[]) => {
    const asUsual = keys.join() === usual.join();
    if (inView) return change({ [columnsKey]: keys.join(',') });
    if (columnsKey in search) change({ [columnsKey]: undefined });
    keep({ columns: asUsual ? null : [...keys] });
  };
}

interface PickProps {
  columnKey: string;
  title: string;
  /** Its place among those shown; -1 where it is not. */
  place: number;
  count: number;
  onShow: (shown: boolean) => void;
  onMove: (place: number) => void;
  dragging: {
    readonly key: string | null;
    readonly set: (key: string | null) => void;
    readonly drop: (place: number) => void;
  };
}

function Pick({ columnKey, title, place, count, onShow, onMove, dragging }: PickProps) {
  const { t } = useTranslation();
  const shown = place >= 0;
  return (
    <li
      className={dragging.key === columnKey ? 'column-pick column-pick-dragged' : 'column-pick'}
      draggable={shown}
      onDragStart={(event) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', columnKey);
        dragging.set(columnKey);
      }}
      onDragEnd={() => dragging.set(null)}
      onDragOver={(event) => shown && event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        dragging.drop(place);
      }}
    >
      <Checkbox checked={shown} disabled={shown && count === 1} onChange={({ target }) => onShow(target.checked)}>
        {title}
      </Checkbox>
      {shown ? (
        <span>
          <Button
            size="small"
            type="text"
            icon={<UpOutlined />}
            aria-label={t('ui.columns.up', { title })}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          />
          <Button
            size="small"
            type="text"
            icon={<DownOutlined />}
            aria-label={t('ui.columns.down', { title })}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          />
        </span>
      ) : null}
    </li>
  );
}

function Picks<Row>({ list, desk, columns, shown }: ColumnMenuProps<Row>) {
  const { t } = useTranslation();
  const keep = useKeepLayout(list);
  const usual = usualColumns(columns);
  const choose = useChoose(list, desk, usual);
  const [dragged, setDragged] = useState<string | null>(null);
  const keys = choosable(shown).map(({ key }) => key);
  const rest = choosable(columns).filter(({ key }) => !keys.includes(key));
  const ordered = [...choosable(shown), ...rest];
  const drop = (place: number) => {
    if (dragged !== null && place >= 0) choose(moveTo(keys, dragged, place));
    setDragged(null);
  };
  return (
    <div className="column-picks">
      <ul aria-label={t('ui.columns.title')}>
        {ordered.map(({ key, title }) => (
          <Pick
            key={key}
            columnKey={key}
            title={title}
            place={keys.indexOf(key)}
            count={keys.length}
            onShow={(show) => choose(show ? [...keys, key] : keys.filter((one) => one !== key))}
            onMove={(place) => choose(moveTo(keys, key, place))}
            dragging={{ key: dragged, set: setDragged, drop }}
          />
        ))}
      </ul>
      <div className="column-picks-foot">
        <Checkbox checked={desk.layout.compact} onChange={({ target }) => keep({ compact: target.checked })}>
          {t('ui.columns.compact')}
        </Checkbox>
        <Button size="small" type="link" disabled={keys.join() === usual.join()} onClick={() => choose(usual)}>
          {t('ui.columns.usual')}
        </Button>
      </div>
    </div>
  );
}

/** Which columns a list shows, in which order, and how dense. */
export function ColumnMenu<Row>(props: ColumnMenuProps<Row>) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      content={<Picks {...props} />}
      destroyOnHidden
    >
      <Button className="column-menu" icon={<SettingOutlined />} aria-expanded={open}>
        {t('ui.columns.title')}
      </Button>
    </Popover>
  );
}
