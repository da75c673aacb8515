import { type Project, type Saving, settleSaving, stateSaving } from '@tongli/contracts/improvement';
import { Drawer, InputNumber, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { currency, useMoney } from './words.ts';

const tones: Record<Saving['state'], Tone> = { stated: 'waiting', confirmed: 'done', rejected: 'neutral' };

/** The formula with its numbers, so that anyone can work it out again. */
function Formula({ saving }: { saving: Saving }) {
  const { t } = useTranslation();
  const money = useMoney();
  const { number } = useNumbers();
  return (
    <p className="figures">
      {t('improvement.saving.formula', {
        before: number(saving.unitsBefore),
        after: number(saving.unitsAfter),
        months: saving.months,
        unit: money(saving.unitCostMinor),
        cost: money(saving.costMinor),
        amount: money(saving.amountMinor),
      })}
    </p>
  );
}

function SettleForm({ project, saving }: { project: Project; saving: Saving }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={settleSaving}
      name={`improvement.settle.${saving.id}`}
      input={({ confirms, note }) => ({
        params: { id: project.id, savingId: saving.id },
        body: { confirms: confirms === 'yes', note: String(note ?? '') },
      })}
      initial={{ confirms: 'yes' }}
      submit={t('improvement.saving.settle')}
      side
      onDone={() => undefined}
    >
      <Field name="confirms" label={t('improvement.saving.decision')}>
        <Choices>
          <Radio value="yes">{t('improvement.saving.confirm')}</Radio>
          <Radio value="no">{t('improvement.saving.reject')}</Radio>
        </Choices>
      </Field>
      <Field name="note" label={t('improvement.saving.note')}>
        <LongText rows={2} maxRows={6} most={2000} />
      </Field>
    </EndpointForm>
  );
}

function StatedSaving({ project, saving }: { project: Project; saving: Saving }) {
  const { t } = useTranslation();
  const me = useMe();
  const { evidence, settledAt, settledByName, settledNote, state, statedAt, statedByName } = saving;
  const settles =
    state === 'stated' &&
    may(me, 'improvement.lead') &&
    me.accountId !== project.leadId &&
    me.accountId !== saving.statedById;
  return (
    <li>
      <p>
        <StateTag tone={tones[state]}>{t(`improvement.saving-state.${state}`)}</StateTag>
      </p>
      <Formula saving={saving} />
      <p className="timeline-body">{evidence}</p>
      <p className="quiet">
        {t('improvement.saving.stated-by', { name: statedByName })} <Instant at={statedAt} />
      </p>
      {settledAt ? (
        <p className="quiet">
          {settledByName} <Instant at={settledAt} />：{settledNote}
        </p>
      ) : null}
      {state === 'stated' && !settles ? <p className="quiet">{t('improvement.saving.second')}</p> : null}
      {settles ? <SettleForm project={project} saving={saving} /> : null}
    </li>
  );
}

function StateDrawer({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { id } = project;
  return (
    <Drawer open onClose={onClose} title={t('improvement.saving.state')} size={narrow ? '100%' : 480}>
      <p className="section-note">{t('improvement.saving.formula-words')}</p>
      <EndpointForm
        endpoint={stateSaving}
        name={`improvement.saving.${id}`}
        initial={{ months: 12 }}
        input={(values) => ({
          params: { id },
          body: {
            unitsBefore: values.unitsBefore as number,
            unitsAfter: values.unitsAfter as number,
            months: values.months as number,
            unitCostMinor: values.unitCostMinor as number,
            evidence: String(values.evidence ?? ''),
          },
        })}
        submit={t('improvement.saving.state')}
        onDone={onClose}
      >
        <FieldRow>
          <Field name="unitsBefore" label={t('improvement.saving.before')}>
            <InputNumber min={0} className="wide-number" />
          </Field>
          <Field name="unitsAfter" label={t('improvement.saving.after')}>
            <InputNumber min={0} className="wide-number" />
          </Field>
        </FieldRow>
        <FieldRow>
          <Field name="months" label={t('improvement.saving.months')}>
            <InputNumber min={1} max={60} precision={0} className="wide-number" />
          </Field>
          <Field name="unitCostMinor" label={t('improvement.saving.unit-cost')}>
            <ScaledNumber per={100} least={0} most={100_000} step={1} unit={currency} />
          </Field>
        </FieldRow>
        <Field name="evidence" label={t('improvement.action.evidence')} help={t('improvement.saving.evidence-help')}>
          <LongText rows={3} maxRows={10} most={4000} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

/** Money saved: stated by formula, confirmed by a second person. */
export function SavingsSection({ project }: { project: Project }) {
  const { t } = useTranslation();
  const [stating, setStating] = useState(false);
  return (
    <Section
      title={t('improvement.saving.title')}
      actions={
        <ActButton allowance={project.actions.stateSaving} onAct={() => setStating(true)}>
          {t('improvement.saving.state')}
        </ActButton>
      }
    >
      {project.savings.length === 0 ? <p className="quiet">{t('improvement.saving.none')}</p> : null}
      <ul className="gate-requirements">
        {project.savings.map((saving) => (
          <StatedSaving key={saving.id} project={project} saving={saving} />
        ))}
      </ul>
      {stating ? <StateDrawer project={project} onClose={() => setStating(false)} /> : null}
    </Section>
  );
}
