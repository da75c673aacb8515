import {
  addWave,
  listWaves,
  removeWave,
  type Survey,
  type SurveyWave,
  type WaveChange,
} from '@tongli/contracts/outreach';
import { Alert, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { dateIn } from '../../../ui/time.ts';
import { FigureCell } from './FigureCell.tsx';
import { useFigureWords } from './figure-words.ts';

const tones: Record<WaveChange['verdict'], Tone> = {
  ...{ higher: 'done', lower: 'breached', 'not-shown': 'neutral' },
  ...{ 'asked-differently': 'waiting', 'too-few': 'waiting' },
};

/** The difference with its interval, or why there is none to tell. */
function useChangeWords(): (change: WaveChange) => string {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return ({ scale, verdict, difference }) => {
    const word = t(`outreach.waves.verdict.${verdict}`);
    if (difference?.value == null || difference.lower === null || difference.upper === null) return word;
    const points = (value: number) => {
      const shown = number(scale === 'csat' ? value * 100 : value, scale === 'ces' ? 2 : 1);
      return value > 0 ? `+${shown}` : shown;
    };
    const { value, lower, upper } = difference;
    return t('outreach.waves.change', { value: points(value), lower: points(lower), upper: points(upper) });
  };
}

function useChanceWords(): (change: WaveChange) => string {
  const { number } = useNumbers();
  return ({ pValue }) => {
    if (pValue === null) return '';
    return pValue < 0.001 ? 'p < 0.001' : `p = ${number(pValue, 3)}`;
  };
}

function Scale({ wave, scale }: { wave: SurveyWave; scale: WaveChange['scale'] }) {
  const { t } = useTranslation();
  const words = useChangeWords();
  const chance = useChanceWords();
  const change = wave.changes?.find((one) => one.scale === scale);
  return (
    <>
      <FigureCell figure={scale} of={wave[scale]} />
      {change ? (
        <>
          <StateTag tone={tones[change.verdict]}>{t(`outreach.waves.verdict.${change.verdict}`)}</StateTag>
          {change.difference ? <div className="quiet">{words(change)}</div> : null}
          {change.difference ? <div className="quiet">{chance(change)}</div> : null}
        </>
      ) : null}
    </>
  );
}

function Remove({ wave }: { wave: SurveyWave }) {
  const { t } = useTranslation();
  const act = useAct(removeWave);
  return (
    <ConfirmButton
      question={t('outreach.waves.remove-question')}
      called={t('outreach.waves.remove-called', { name: wave.name })}
      pending={act.isPending}
      onYes={() => act.mutate({ params: { id: wave.id } })}
    >
      {t('outreach.remove')}
    </ConfirmButton>
  );
}

function useColumns(mayChange: boolean): Column<SurveyWave>[] {
  const { t } = useTranslation();
  const figure = useFigureWords();
  const days = ({ from, to }: SurveyWave) => t('outreach.waves.days', { from, to });
  const asked = (wave: SurveyWave, scale: WaveChange['scale']) => figure(scale, wave[scale]);
  return [
    {
      key: 'wave',
      title: t('outreach.waves.wave'),
      text: (wave) => `${wave.name} ${days(wave)}`,
      render: (wave) => (
        <>
          <strong>{wave.name}</strong>
          <div className="quiet">{days(wave)}</div>
          {wave.running ? <StateTag tone="progress">{t('outreach.waves.running')}</StateTag> : null}
          {mayChange ? <Remove wave={wave} /> : null}
        </>
      ),
      grows: true,
      phone: 'title',
    },
    {
      key: 'response',
      title: t('outreach.response'),
      text: (wave) => figure('response', wave.response),
      render: ({ response }) => <FigureCell figure="response" of={response} />,
      width: 150,
    },
    ...(['csat', 'nps', 'ces'] as const).map((scale) => ({
      ...{ key: scale, title: t(`outreach.results.${scale}`), text: (wave: SurveyWave) => asked(wave, scale) },
      render: (wave: SurveyWave) => <Scale wave={wave} scale={scale} />,
      width: 172,
    })),
  ];
}

function AddDrawer({ survey, onClose }: { survey: Survey; onClose: () => void }) {
  const { t } = useTranslation();
  const { zone, now } = useSite();
  const today = dateIn(zone, now());
  return (
    <Drawer open onClose={onClose} title={t('outreach.waves.add')} size={520} destroyOnHidden>
      <EndpointForm
        endpoint={addWave}
        name={`outreach.add-wave.${survey.id}`}
        initial={{ from: today, to: today }}
        input={({ name, from, to }) => ({
          params: { id: survey.id },
          body: { name: String(name ?? ''), from: String(from ?? ''), to: String(to ?? '') },
        })}
        submit={t('outreach.waves.add')}
        onDone={onClose}
      >
        <Field name="name" label={t('outreach.waves.name')} help={t('outreach.waves.name-help')}>
          <Input autoComplete="off" maxLength={40} />
        </Field>
        <FieldRow>
          {(['from', 'to'] as const).map((end) => (
            <Field key={end} name={end} label={t(`outreach.waves.${end}`)}>
              <DateInput />
            </Field>
          ))}
        </FieldRow>
      </EndpointForm>
    </Drawer>
  );
}

/** The survey asked again and again: each wave with its intervals, and what is different from the one before. */
export function Waves({ survey }: { survey: Survey }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const [adding, setAdding] = useState(false);
  const read = useRead(listWaves, { params: { id: survey.id } });
  const add = read.data?.add;
  const columns = useColumns(survey.actions.end !== undefined && add?.refusal !== 'forbidden');
  const button = (
    <Button disabled={!add?.allowed} onClick={() => setAdding(true)}>
      {t('outreach.waves.add')}
    </Button>
  );
  return (
    <Read of={read}>
      {({ waves }) => (
        <Section title={t('outreach.waves.title')} actions={add?.refusal === 'forbidden' ? null : button}>
          <p className="quiet">{t('outreach.waves.lead')}</p>
          {add?.refusal && add.refusal !== 'forbidden' ? (
            <Alert type="info" title={problem.ofRefusal(add.refusal)} />
          ) : null}
          <DataTable
            columns={columns}
            rows={waves}
            rowKey={({ id }) => id}
            label={t('outreach.waves.title')}
            empty={<Empty title={t('outreach.waves.empty')}>{t('outreach.waves.empty-words')}</Empty>}
          />
          {adding ? <AddDrawer survey={survey} onClose={() => setAdding(false)} /> : null}
        </Section>
      )}
    </Read>
  );
}
