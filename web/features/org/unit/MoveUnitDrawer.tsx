import { getUnit, moveUnit, type UnitRecord } from '@tongli/contracts/org';
import { Alert, Drawer, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { dateIn } from '../../../ui/time.ts';
import { placesFor } from '../chart/unit.ts';
import { UnitSelect } from '../inputs/UnitSelect.tsx';
import { useOrganisation } from '../reading.ts';
import { MovePreview } from './MovePreview.tsx';

function bodyOf(values: Values, version: number) {
  return {
    parentId: (values.parentId ?? undefined) as string | null,
    on: String(values.on ?? ''),
    version,
  };
}

/** Where to, and what would change: follows what is chosen. */
function Where({ unit }: { unit: UnitRecord }) {
  const { t } = useTranslation();
  const parentId = Form.useWatch<string | undefined>('parentId');
  const on = Form.useWatch<string | undefined>('on');
  const { data } = useOrganisation(on);
  const places = new Set(placesFor(data?.units ?? [], unit.id).map(({ id }) => id));
  return (
    <>
      <Field name="on" label={t('org.unit.move-on')} help={t('org.unit.move-on-help')}>
        <DateInput />
      </Field>
      <Field name="parentId" label={t('org.unit.move-to')}>
        <UnitSelect among={({ id }) => places.has(id)} on={on} />
      </Field>
      {data && parentId ? <MovePreview units={data.units} unit={unit} parentId={parentId} /> : null}
    </>
  );
}

interface MoveProps {
  /** Which unit. */
  id: string;
  /** Where it was dropped; null: still to be chosen. */
  to: string | null;
  onClose: () => void;
}

function MoveForm({ unit, to, onClose }: { unit: UnitRecord } & Omit<MoveProps, 'id'>) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { zone, now } = useSite();
  const { move } = unit.actions;
  if (move && !move.allowed) {
    return <Alert type="warning" showIcon role="alert" title={words.ofRefusal(move.refusal ?? 'forbidden')} />;
  }
  return (
    <VersionedForm
      endpoint={moveUnit}
      name={`org.move-unit.${unit.id}.${to ?? ''}`}
      record={unit}
      initial={{ on: dateIn(zone, now()), ...(to ? { parentId: to } : {}) }}
      input={(values, version) => ({ params: { id: unit.id }, body: bodyOf(values, version) })}
      submit={t('org.unit.move')}
      onDone={onClose}
    >
      <Where unit={unit} />
    </VersionedForm>
  );
}

/** A dated move, with what it changes, before it is made. */
export default function MoveUnitDrawer({ id, to, onClose }: MoveProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const unit = useRead(getUnit, { params: { id } });
  const title = unit.data ? t('org.unit.move-of', { name: pick(unit.data.name) }) : t('org.unit.move');
  return (
    <Drawer open onClose={onClose} title={title} size={520} destroyOnHidden>
      <Read of={unit}>{(record) => <MoveForm unit={record} to={to} onClose={onClose} />}</Read>
    </Drawer>
  );
}
