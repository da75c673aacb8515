import { broadcast } from '@tongli/contracts/contacts';
import { Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { LongText } from '../../ui/form/LongText.tsx';
import { useBilingual } from '../../ui/language.ts';
import { useNarrow } from '../../ui/narrow.ts';
import type { LiveBoard } from './useBoard.ts';

const most = 400;

interface BroadcastDrawerProps {
  live: LiveBoard;
  /** The queue that it is for to begin with. */
  queueId: string | null;
  onClose: () => void;
}

/** A word to everyone signed in, or to those of some queues; it says how many it reached. */
export function BroadcastDrawer({ live, queueId, onClose }: BroadcastDrawerProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const narrow = useNarrow();
  const [reached, setReached] = useState<number | null>(null);
  return (
    <Drawer open title={t('floor.broadcast.title')} onClose={onClose} size={narrow ? '100%' : 480}>
      <EndpointForm
        endpoint={broadcast}
        name="floor.broadcast"
        initial={{ queueIds: queueId === null ? [] : [queueId] }}
        input={({ text, queueIds }) => ({ body: { text: String(text ?? ''), queueIds: queueIds as string[] } })}
        submit={t('floor.broadcast.send')}
        onDone={({ agents }) => setReached(agents)}
      >
        <Field name="text" label={t('floor.broadcast.text')}>
          <LongText rows={3} most={most} />
        </Field>
        <Field name="queueIds" label={t('floor.broadcast.queues')} help={t('floor.broadcast.queues-help')} optional>
          <Select
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={live.board.queues.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          />
        </Field>
      </EndpointForm>
      {reached === null ? null : <p role="status">{t('floor.broadcast.reached', { count: reached })}</p>}
    </Drawer>
  );
}
