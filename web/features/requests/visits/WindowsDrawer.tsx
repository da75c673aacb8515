import { setVisitWindows, type TeamWindows } from '@tongli/contracts/requests';
import { Button, Drawer, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { ClockInput } from '../../../ui/calendar/ClockInput.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import '../../../ui/form/rows.css';

/** A time that nobody has typed yet is null. */
interface Row {
  readonly fromMinute?: number | null;
  readonly untilMinute?: number | null;
  readonly capacity?: number | null;
}

const first: Row = { fromMinute: null, untilMinute: null, capacity: 4 };

const windowOf = ({ fromMinute, untilMinute, capacity }: Row) => ({
  fromMinute: fromMinute as number,
  untilMinute: untilMinute as number,
  capacity: capacity as number,
});

interface ClockProps {
  label: string;
  id?: string;
  value?: number | null;
  onChange?: (minute: number | null) => void;
}

const Clock = ({ label, id, value = null, onChange = () => undefined }: ClockProps) => (
  <ClockInput id={id} label={label} value={value} onChange={onChange} />
);

function WindowRow({ place, onRemove }: { place: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const [from, until] = [t('requests.windows.from'), t('requests.windows.until')];
  return (
    <li>
      <Form.Item label={from} name={[place, 'fromMinute']}>
        <Clock label={from} />
      </Form.Item>
      <Form.Item label={until} name={[place, 'untilMinute']}>
        <Clock label={until} />
      </Form.Item>
      <Form.Item label={t('requests.windows.capacity')} name={[place, 'capacity']}>
        <InputNumber<number> min={1} max={500} precision={0} />
      </Form.Item>
      <Button size="small" danger aria-label={t('requests.windows.remove', { number: place + 1 })} onClick={onRemove}>
        {t('requests.windows.remove-short')}
      </Button>
    </li>
  );
}

function Rows() {
  const { t } = useTranslation();
  return (
    <Form.List name="windows">
      {(places, { add, remove }) => (
        <>
          <ul className="limit-rows" aria-label={t('requests.windows.title')}>
            {places.map(({ key, name }) => (
              <WindowRow key={key} place={name} onRemove={() => remove(name)} />
            ))}
          </ul>
          {places.length === 0 ? <p className="quiet">{t('requests.windows.none-of-team')}</p> : null}
          <Button onClick={() => add(first)}>{t('requests.windows.add')}</Button>
        </>
      )}
    </Form.List>
  );
}

interface WindowsDrawerProps {
  team: TeamWindows;
  /** What the team is called. */
  name: string;
  onClose: () => void;
}

/** All visiting hours of one team. */
export function WindowsDrawer({ team, name, onClose }: WindowsDrawerProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  return (
    <Drawer
      open
      onClose={onClose}
      title={t('requests.windows.of-team', { team: name })}
      size={narrow ? '100%' : 560}
      destroyOnHidden
    >
      <VersionedForm
        endpoint={setVisitWindows}
        name={`requests.visit-windows.${team.unitId}`}
        record={{ ...team, id: team.unitId }}
        initial={({ windows }) => ({
          windows: windows.map(({ fromMinute, untilMinute, capacity }) => ({ fromMinute, untilMinute, capacity })),
        })}
        input={({ windows }, version) => ({
          params: { id: team.unitId },
          body: { windows: ((windows ?? []) as readonly Row[]).map(windowOf), version },
        })}
        submit={t('requests.windows.save')}
        onDone={onClose}
      >
        <p className="quiet form-notice">{t('requests.windows.words')}</p>
        <Rows />
      </VersionedForm>
    </Drawer>
  );
}
