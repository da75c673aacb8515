import { useNavigate } from '@tanstack/react-router';
import { type Action, actionKind, openAction } from '@tongli/contracts/improvement';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { Alert, Drawer, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe, useSite } from '../../../api/session.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { dayAfter } from '../../../ui/spc/address.ts';
import { dateIn } from '../../../ui/time.ts';
import { fewestAfter, pointsAfter } from './points-after.ts';

/** Two weeks to do it, four more for its effect to show: a proposal to be changed. */
const [daysToDo, daysToShow] = [14, 28];

function useToday(): string {
  const { now, zone } = useSite();
  return dateIn(zone, now());
}

/** A soft word before it is sent: the verdict will have too few points, whatever the action does. */
function EarlyWarning({ bucket }: { bucket: ChartDefinition['bucket'] }) {
  const { t } = useTranslation();
  const [dueOn, verifyOn]: unknown[] = [Form.useWatch('dueOn'), Form.useWatch('verifyOn')];
  if (typeof dueOn !== 'string' || typeof verifyOn !== 'string' || verifyOn <= dueOn) return null;
  const count = pointsAfter(bucket, dueOn, verifyOn);
  if (count >= fewestAfter) return null;
  const words = t(`improvement.action.verify-early-${bucket}`, { count });
  return <Alert type="warning" showIcon role="status" className="form-notice" title={words} />;
}

function ActionFields({ bucket }: { bucket: ChartDefinition['bucket'] }) {
  const { t } = useTranslation();
  const today = useToday();
  return (
    <>
      <Field name="kind" label={t('improvement.action.kind')}>
        <Choices className="choices">
          {actionKind.options.map((value) => (
            <Radio key={value} value={value}>
              {t(`improvement.action-kind.${value}`)}
              <span className="choice-words">{t(`improvement.action-kind-words.${value}`)}</span>
            </Radio>
          ))}
        </Choices>
      </Field>
      <Field name="title" label={t('improvement.action.what')}>
        <Input maxLength={120} />
      </Field>
      <Field name="description" label={t('improvement.action.how')}>
        <LongText rows={3} maxRows={10} most={4000} />
      </Field>
      <Field name="ownerId" label={t('improvement.owner')}>
        <PeopleSelect />
      </Field>
      <Field name="plannedCostMinor" label={t('improvement.action.planned-cost')} optional>
        <ScaledNumber per={100} least={0} most={100_000_000} step={100} unit="CNY" />
      </Field>
      <Field name="dueOn" label={t('improvement.action.due-on')}>
        <DateInput earliest={today} />
      </Field>
      <Field name="verifyOn" label={t('improvement.action.verify-on')} help={t('improvement.action.verify-help')}>
        <DateInput earliest={today} />
      </Field>
      <EarlyWarning bucket={bucket} />
    </>
  );
}

interface NewActionDrawerProps {
  rootCauseId: string;
  /** How the chart that judges the action is bucketed. */
  bucket: ChartDefinition['bucket'];
  onClose: () => void;
}

/** Opens an action against a concluded cause. */
export function NewActionDrawer({ rootCauseId, bucket, onClose }: NewActionDrawerProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const me = useMe();
  const today = useToday();
  const done = ({ id }: Action) => {
    onClose();
    void navigate({ to: `/improvement/actions/${id}` });
  };
  return (
    <Drawer open onClose={onClose} title={t('improvement.action.open')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={openAction}
        name={`improvement.action.of.${rootCauseId}`}
        initial={{
          kind: 'corrective',
          ownerId: me.accountId,
          dueOn: dayAfter(today, daysToDo),
          verifyOn: dayAfter(today, daysToDo + daysToShow),
        }}
        input={(values) => ({
          body: {
            rootCauseId,
            kind: values.kind as Action['kind'],
            title: String(values.title ?? ''),
            description: String(values.description ?? ''),
            ownerId: String(values.ownerId ?? ''),
            dueOn: String(values.dueOn ?? ''),
            verifyOn: String(values.verifyOn ?? ''),
            plannedCostMinor: (values.plannedCostMinor ?? null) as number | null,
          },
        })}
        submit={t('improvement.action.open')}
        onDone={done}
      >
        <ActionFields bucket={bucket} />
      </EndpointForm>
    </Drawer>
  );
}
