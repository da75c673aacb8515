import { useNavigate } from '@tanstack/react-router';
import {
  decideTriage,
  type Finding,
  finding as findings,
  listRootCauses,
  type Triage,
} from '@tongli/contracts/improvement';
import { drawChart } from '@tongli/contracts/measures';
import { Form, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useNumbers } from '../../../ui/numbers.ts';

/** What false alarms the rules of the chart give anyway: the grounds on which a signal may be one. */
function FalseAlarmCost({ chart }: Pick<Triage, 'chart'>) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const { data } = useRead(drawChart, { body: chart }, { enabled: may(useMe(), 'measures.read') });
  if (!data) return null;
  const { meanRunLength, within25 } = data.falseAlarm;
  const cost = { points: number(Math.round(meanRunLength)), share: percent(within25, 0) };
  return <span className="choice-words">{t('improvement.triage.false-alarm', cost)}</span>;
}

/** An analysis under way of the same indicator, or one of its own. Shown once there is one to join. */
function JoinField({ chart }: Pick<Triage, 'chart'>) {
  const { t } = useTranslation();
  const chosen: unknown = Form.useWatch('finding');
  const query = { 'filter[state][eq]': 'open', 'filter[indicator][eq]': chart.indicator };
  const { data } = useRead(listRootCauses, { query }, { enabled: chosen === 'special-cause' });
  if (chosen !== 'special-cause' || !data || data.items.length === 0) return null;
  return (
    <Field name="rootCauseId" label={t('improvement.triage.join')} help={t('improvement.triage.join-help')}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={[
          { label: t('improvement.triage.join-none'), value: '' },
          ...data.items.map(({ id, number, problem }) => ({
            value: id,
            label: t('improvement.triage.join-name', { number, problem }),
          })),
        ]}
      />
    </Field>
  );
}

function FindingChoices({ chart }: Pick<Triage, 'chart'>) {
  const { t } = useTranslation();
  return (
    <Field name="finding" label={t('improvement.triage.signal-is')}>
      <Radio.Group className="choices">
        {findings.options.map((value) => (
          <Radio key={value} value={value}>
            {t(`improvement.triage-state.${value}`)}
            <span className="choice-words">{t(`improvement.finding-words.${value}`)}</span>
            {value === 'common-cause' ? <FalseAlarmCost chart={chart} /> : null}
          </Radio>
        ))}
      </Radio.Group>
    </Field>
  );
}

/** What the signal is found to be. A special cause leads on to its root-cause analysis, its own or one under way. */
export function FindingForm({ triage }: { triage: Triage }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <EndpointForm
      endpoint={decideTriage}
      name={`improvement.triage.${triage.id}`}
      initial={{ rootCauseId: '' }}
      input={({ finding, note, rootCauseId }) => ({
        params: { id: triage.id },
        body: {
          finding: finding as Finding,
          note: String(note ?? ''),
          ...(finding === 'special-cause' && rootCauseId ? { rootCauseId: String(rootCauseId) } : {}),
        },
      })}
      submit={t('improvement.triage.decide')}
      onDone={({ rootCauseId }) => {
        if (rootCauseId) void navigate({ to: `/improvement/root-causes/${rootCauseId}` });
      }}
    >
      <FindingChoices chart={triage.chart} />
      <JoinField chart={triage.chart} />
      <Field name="note" label={t('improvement.triage.note')} help={t('improvement.triage.note-help')}>
        <LongText rows={3} maxRows={10} most={2000} />
      </Field>
    </EndpointForm>
  );
}
