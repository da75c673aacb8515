import { Link } from '@tanstack/react-router';
import {
  type AdkarScores,
  type AdkarTeam,
  adkarStages,
  type Change,
  getChange,
  scoreChange,
} from '@tongli/contracts/improvement';
import { listPeople } from '@tongli/contracts/org';
import { Drawer, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { usePathParam } from '../../../ui/address.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { dateIn } from '../../../ui/time.ts';

function useColumns(): Column<AdkarTeam>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { number } = useNumbers();
  const latest = ({ rounds }: AdkarTeam) => rounds[0];
  const stages = adkarStages.map((stage): Column<AdkarTeam> => {
    const text = (team: AdkarTeam) => number(latest(team)?.scores[stage] ?? 0, 1);
    return {
      key: stage,
      title: t(`improvement.adkar.${stage}`),
      number: true,
      text,
      render: (team) => {
        if (team.weakest !== stage) return text(team);
        return (
          <StateTag tone={team.barrier ? 'breached' : 'limit'}>
            {text(team)} {t('improvement.change.weakest-mark')}
          </StateTag>
        );
      },
    };
  });
  return [
    { key: 'team', title: t('improvement.change.team'), text: ({ unit }) => (unit ? pick(unit) : '—'), phone: 'title' },
    ...stages,
    {
      key: 'people',
      title: t('improvement.change.people'),
      number: true,
      text: (team) => number(latest(team)?.people ?? 0),
    },
    {
      key: 'on',
      title: t('improvement.change.scored-on'),
      text: (team) => latest(team)?.scoredOn ?? '',
      render: (team) => <Day on={latest(team)?.scoredOn ?? ''} />,
    },
    { key: 'rounds', title: t('improvement.change.rounds'), number: true, text: ({ rounds }) => number(rounds.length) },
  ];
}

function ScoreDrawer({ change, onClose }: { change: Change; onClose: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const narrow = useNarrow();
  const { now, zone } = useSite();
  const today = dateIn(zone, now());
  const { data } = useRead(listPeople, {}, { staleTime: 60_000 });
  const { id } = change;
  return (
    <Drawer open onClose={onClose} title={t('improvement.change.score')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={scoreChange}
        name={`improvement.score.${id}`}
        initial={{ scoredOn: today }}
        input={({ note, people, scoredOn, scores, unitId }) => ({
          params: { id },
          body: {
            unitId: String(unitId ?? ''),
            scoredOn: String(scoredOn ?? ''),
            people: people as number,
            scores: (scores ?? {}) as AdkarScores,
            note: String(note ?? ''),
          },
        })}
        submit={t('improvement.change.save-score')}
        onDone={onClose}
      >
        <Field name="unitId" label={t('improvement.change.team')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(data?.units ?? []).map((unit) => ({ value: unit.id, label: pick(unit.name) }))}
          />
        </Field>
        <FieldRow>
          <Field name="people" label={t('improvement.change.people')}>
            <InputNumber min={1} precision={0} className="wide-number" />
          </Field>
          <Field name="scoredOn" label={t('improvement.change.scored-on')}>
            <DateInput latest={today} />
          </Field>
        </FieldRow>
        {adkarStages.map((stage) => (
          <Field
            key={stage}
            name={['scores', stage]}
            label={t(`improvement.adkar.${stage}`)}
            help={t(`improvement.adkar-words.${stage}`)}
          >
            <InputNumber min={1} max={5} step={0.1} className="wide-number" />
          </Field>
        ))}
        <Field name="note" label={t('improvement.change.note')} optional>
          <LongText rows={2} maxRows={6} most={2000} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

function ChangeRecord({ change }: { change: Change }) {
  const { t } = useTranslation();
  const [scoring, setScoring] = useState(false);
  const columns = useColumns();
  const { actions, barrier, content, launch, number, ownerName, project, teams, title, weakest } = change;
  const facts = [
    { label: t('improvement.owner'), value: ownerName },
    {
      label: t('improvement.change.project'),
      value: project ? <Link to={`/improvement/projects/${project.id}`}>{project.number}</Link> : null,
    },
    {
      label: t('improvement.change.launch'),
      value: launch ? <Link to={`/improvement/launches/${launch.id}`}>{launch.number}</Link> : null,
    },
    {
      label: t('improvement.change.weakest'),
      value: weakest ? (
        <StateTag tone={barrier ? 'breached' : 'limit'}>{t(`improvement.adkar.${weakest}`)}</StateTag>
      ) : null,
    },
  ];
  return (
    <RecordPage
      title={title}
      lead={number}
      facts={facts}
      actions={
        <ActButton allowance={actions.score} kind="primary" onAct={() => setScoring(true)}>
          {t('improvement.change.score')}
        </ActButton>
      }
    >
      <Section title={t('improvement.change.by-team')}>
        <p className="section-note">{t('improvement.change.rule')}</p>
        <DataTable
          columns={columns}
          rows={teams}
          rowKey={({ unitId }) => unitId}
          label={t('improvement.change.by-team')}
          empty={<p className="quiet">{t('improvement.change.none')}</p>}
        />
        {weakest ? <p className="section-note">{t(`improvement.adkar-advice.${weakest}`)}</p> : null}
      </Section>
      <Section title={t('improvement.change.content')}>
        <p className="timeline-body">{content}</p>
      </Section>
      {scoring ? <ScoreDrawer change={change} onClose={() => setScoring(false)} /> : null}
    </RecordPage>
  );
}

/** One change: how far each team is, by stage, and where it is stuck. */
export default function ChangePage() {
  const change = useRead(getChange, { params: { id: usePathParam('id') } });
  return <Read of={change}>{(data) => <ChangeRecord change={data} />}</Read>;
}
