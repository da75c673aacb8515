import { addUnit, type UnitKind, unitKind } from '@tongli/contracts/org';
import { Drawer, Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { dateIn } from '../../../ui/time.ts';
import { mayStandIn } from '../chart/unit.ts';
import { NameFields, namesFrom } from '../inputs/NameFields.tsx';
import { UnitSelect } from '../inputs/UnitSelect.tsx';
import { useOrganisation } from '../reading.ts';

/** Where a unit of the chosen kind may stand; a site may stand at the top. */
function Where() {
  const { t } = useTranslation();
  const kind = Form.useWatch<UnitKind | undefined>('kind') ?? 'team';
  return (
    <Field name="parentId" label={t('org.unit.above')} help={t(`org.unit.above-help.${kind}`)}>
      <UnitSelect among={(unit) => mayStandIn(kind, unit.kind)} orTop={kind === 'site'} />
    </Field>
  );
}

function bodyOf(values: Values) {
  const kind = values.kind as UnitKind;
  return {
    ...namesFrom(values),
    kind,
    parentId: (values.parentId ?? (kind === 'site' ? null : undefined)) as string | null,
    ...(values.fromOn ? { fromOn: String(values.fromOn) } : {}),
  };
}

interface AddProps {
  /** Below this one, unless another is chosen. */
  below?: { readonly id: string; readonly kind: UnitKind };
  onClose: () => void;
}

/** A new unit, from a date on. */
export default function AddUnitDrawer({ below, onClose }: AddProps) {
  const { t } = useTranslation();
  const { zone, now } = useSite();
  const { data } = useOrganisation();
  const usual: UnitKind = below ? (below.kind === 'site' ? 'department' : 'team') : 'department';
  const kind = below === undefined && data?.units.length === 0 ? 'site' : usual;
  const kinds = unitKind.options.filter((one) => !below || mayStandIn(one, below.kind));
  return (
    <Drawer open onClose={onClose} title={t('org.unit.add')} size={520} destroyOnHidden>
      <EndpointForm
        endpoint={addUnit}
        name={`org.add-unit.${below?.id ?? ''}`}
        initial={{ kind, fromOn: dateIn(zone, now()), ...(below ? { parentId: below.id } : {}) }}
        input={(values) => ({ body: bodyOf(values) })}
        submit={t('org.unit.add')}
        onDone={onClose}
      >
        <Field name="kind" label={t('org.unit.kind')}>
          <Choices>
            {kinds.map((one) => (
              <Radio key={one} value={one}>
                {t(`org.kind.${one}`)}
              </Radio>
            ))}
          </Choices>
        </Field>
        <NameFields />
        <Where />
        <Field name="fromOn" label={t('org.unit.from-on')}>
          <DateInput />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}
