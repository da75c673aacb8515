import { Link } from '@tanstack/react-router';
import {
  getProject,
  type Project,
  type ProjectStage,
  projectStages,
  returnProject,
  stopProject,
} from '@tongli/contracts/improvement';
import { Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress, usePathParam } from '../../../ui/address.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Stepper } from '../../../ui/record/Stepper.tsx';
import { useIndicators } from '../../../ui/spc/words.ts';
import { Day } from '../../../ui/Times.tsx';
import { ProjectTag } from '../StateTags.tsx';
import { TeamSection } from '../team/TeamSection.tsx';
import { EntriesSection } from './EntriesSection.tsx';
import { GateSection } from './GateSection.tsx';
import { PlanDrawer } from './PlanDrawer.tsx';
import { SavingsSection } from './SavingsSection.tsx';
import { useMoney, useStageName } from './words.ts';

function useFacts(project: Project) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const money = useMoney();
  const { number } = useNumbers();
  const { data } = useIndicators();
  const { baseline, dueOn, indicator, leadName, rootCause, sponsorName, target } = project;
  const known = data?.indicators.find(({ code }) => code === indicator);
  const goal = { name: known ? pick(known.name) : indicator, from: number(baseline), to: number(target) };
  return [
    { label: t('improvement.project.goal'), value: t('improvement.project.goal-is', goal) },
    { label: t('improvement.team-role.lead'), value: leadName },
    { label: t('improvement.team-role.sponsor'), value: sponsorName },
    { label: t('improvement.project.due-on'), value: <Day on={dueOn} /> },
    {
      label: t('improvement.project.root-cause'),
      value: rootCause ? <Link to={`/improvement/root-causes/${rootCause.id}`}>{rootCause.number}</Link> : null,
    },
    { label: t('improvement.saving.planned'), value: money(project.plannedSavingMinor) },
    { label: t('improvement.saving.confirmed'), value: money(project.confirmedSavingMinor) },
  ];
}

function ReturnDrawer({ project, onClose }: { project: Project; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const stageName = useStageName();
  const { id } = project;
  const earlier = projectStages.slice(0, projectStages.indexOf(project.stage));
  return (
    <Drawer open onClose={onClose} title={t('improvement.project.return')} size={narrow ? '100%' : 480}>
      <VersionedForm
        endpoint={returnProject}
        name={`improvement.return.${id}`}
        record={project}
        input={({ reason, stage }, version) => ({
          params: { id },
          body: { stage: stage as ProjectStage, reason: String(reason ?? ''), version },
        })}
        submit={t('improvement.project.return')}
        onDone={onClose}
      >
        <Field name="stage" label={t('improvement.project.return-to')} help={t('improvement.project.return-help')}>
          <Select options={earlier.map((value) => ({ value, label: stageName(value) }))} />
        </Field>
        <Field name="reason" label={t('ui.form.reason')}>
          <LongText rows={3} maxRows={8} most={2000} />
        </Field>
      </VersionedForm>
    </Drawer>
  );
}

type Opened = 'plan' | 'return' | 'stop' | null;

function Acts({ project }: { project: Project }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Opened>(null);
  const close = () => setOpened(null);
  const { actions, id, version } = project;
  return (
    <>
      <ActButton allowance={actions.stop} onAct={() => setOpened('stop')}>
        {t('improvement.project.stop')}
      </ActButton>
      <ActButton allowance={actions.return} onAct={() => setOpened('return')}>
        {t('improvement.project.return')}
      </ActButton>
      <ActButton allowance={actions.plan} onAct={() => setOpened('plan')}>
        {t('improvement.project.plan')}
      </ActButton>
      {opened === 'plan' ? <PlanDrawer project={project} onClose={close} /> : null}
      {opened === 'return' ? <ReturnDrawer project={project} onClose={close} /> : null}
      {opened === 'stop' ? (
        <ReasonDrawer
          endpoint={stopProject}
          name={`improvement.stop.${id}`}
          title={t('improvement.project.stop')}
          consequence={t('improvement.project.stop-means')}
          submit={t('improvement.project.stop')}
          most={2000}
          input={(reason) => ({ params: { id }, body: { reason, version } })}
          onClose={close}
        />
      ) : null}
    </>
  );
}

function ProjectRecord({ project }: { project: Project }) {
  const { t } = useTranslation();
  const stageName = useStageName();
  const [search, change] = useAddress();
  const { actionCount, actions, gates, id, number, problem, stage, state, team, title } = project;
  const shown = gates.find((gate) => gate.stage === search.stage) ?? gates.find((gate) => gate.stage === stage);
  const steps = gates.map((gate) => {
    const passed = gate.passedAt !== null;
    const label = stageName(gate.stage);
    const word = t(passed ? 'improvement.gate.is-passed' : 'improvement.gate.is-open');
    return {
      ...{ key: gate.stage, label, name: `${label} ${word}`, state: passed ? ('done' as const) : ('open' as const) },
      current: state === 'running' && gate.stage === stage,
      shown: gate.stage === shown?.stage,
    };
  });
  return (
    <RecordPage
      title={title}
      state={<ProjectTag state={state} />}
      lead={number}
      facts={useFacts(project)}
      actions={<Acts project={project} />}
      above={
        <Stepper steps={steps} label={t('improvement.project.stage')} onChoose={(key) => change({ stage: key })} />
      }
      aside={
        <>
          <TeamSection type="project" id={id} team={team} actions={actions} />
          <EntriesSection project={project} />
        </>
      }
    >
      {shown ? <GateSection key={shown.stage} project={project} gate={shown} /> : null}
      <Section title={t('improvement.root-cause.problem')}>
        <p className="timeline-body">{problem}</p>
        {actionCount.total > 0 ? <p className="quiet">{t('improvement.project.actions', { ...actionCount })}</p> : null}
      </Section>
      <SavingsSection project={project} />
    </RecordPage>
  );
}

/** One improvement project: its six gates with their evidence, the team, the money, and what was said. */
export default function ProjectPage() {
  const project = useRead(getProject, { params: { id: usePathParam('id') } });
  return <Read of={project}>{(data) => <ProjectRecord project={data} />}</Read>;
}
