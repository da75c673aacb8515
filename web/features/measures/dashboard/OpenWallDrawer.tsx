import type { ReplyOf } from '@tongli/contracts/kernel';
import { type Dashboard, openWall } from '@tongli/contracts/measures';
import { Alert, Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { useUnitOptions } from './words.ts';

type Opened = ReplyOf<typeof openWall>;

const lengths = [7, 30, 90, 365];
const onWall: ReadonlySet<string> = new Set(['number', 'live', 'course']);

function Address({ opened, onClose }: { opened: Opened; onClose: () => void }) {
  const { t } = useTranslation();
  const site = useSite();
  const address = `${site.address}/wall/${opened.token}`;
  return (
    <div className="board-form">
      <Alert type="warning" showIcon role="status" className="form-notice" title={t('measures.wall.once')} />
      <code className="secret">{address}</code>
      <div className="form-foot">
        <CopyButton text={address} label={t('measures.wall.copy')} done={t('measures.wall.copied')} />
        <Button href={address} target="_blank" rel="noreferrer">
          {t('measures.wall.look')}
        </Button>
        <Button type="primary" onClick={onClose}>
          {t('measures.wall.kept')}
        </Button>
      </div>
    </div>
  );
}

/** Opens a screen for a board: its address is told once, here. */
export function OpenWallDrawer({ board, open, onClose }: { board: Dashboard; open: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const units = useUnitOptions();
  const [opened, setOpened] = useState<Opened | null>(null);
  const numbers = board.tiles.filter(({ kind }) => onWall.has(kind)).length;
  const close = () => {
    setOpened(null);
    onClose();
  };
  return (
    <Drawer open={open} onClose={close} size={narrow ? '100%' : 460} title={t('measures.wall.open')} destroyOnHidden>
      {opened ? <Address opened={opened} onClose={close} /> : null}
      {opened ? null : (
        <>
          <p className="quiet">{t('measures.wall.open-words', { count: numbers })}</p>
          <EndpointForm
            endpoint={openWall}
            name="open-wall"
            initial={{ name: '', unitId: '', days: 90 }}
            input={({ name, unitId, days }) => ({
              params: { id: board.id },
              body: { name: String(name ?? ''), unitId: unitId ? String(unitId) : null, days: Number(days) },
            })}
            submit={t('measures.wall.open-submit')}
            onDone={setOpened}
          >
            <Field name="name" label={t('measures.wall.name')} help={t('measures.wall.name-help')}>
              <Input maxLength={60} />
            </Field>
            <Field name="unitId" label={t('measures.wall.place')}>
              <Select
                options={[{ value: '', label: t('measures.dashboard.whole') }, ...units]}
                showSearch={{ optionFilterProp: 'label' }}
              />
            </Field>
            <Field name="days" label={t('measures.wall.days')}>
              <Select
                options={lengths.map((value) => ({ value, label: t('measures.wall.for-days', { count: value }) }))}
              />
            </Field>
          </EndpointForm>
        </>
      )}
    </Drawer>
  );
}
