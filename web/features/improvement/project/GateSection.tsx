import {
  addProjectEvidence,
  type GateRequirement,
  type Project,
  type ProjectGate,
  passGate,
} from '@tongli/contracts/improvement';
import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day, Instant } from '../../../ui/Times.tsx';
import { ChartLink } from '../DefinedChart.tsx';
import { ChartsSelect } from '../root-cause/ChartsSelect.tsx';
import { isComplete, useStageName } from './words.ts';

type Requirement = ProjectGate['requirements'][number];

function RequirementItem({ one, onAdd }: { one: Requirement; onAdd: (() => void) | null }) {
  const { t } = useTranslation();
  const { code, evidence, met, written } = one;
  return (
    <li>
      <div className="control-row">
        <StateTag tone={met ? 'done' : 'limit'}>{t(met ? 'improvement.gate.met' : 'improvement.gate.open')}</StateTag>
        <strong>{t(`improvement.requirement.${code}`)}</strong>
        {written && onAdd ? (
          <Button
            size="small"
            onClick={onAdd}
            aria-label={t('improvement.gate.add-of', { name: t(`improvement.requirement.${code}`) })}
          >
            {t('improvement.gate.add')}
          </Button>
        ) : null}
      </div>
      <p className="quiet">{t(`improvement.requirement-words.${code}`)}</p>
      {evidence.map(({ addedAt, addedByName, chart, id, note }) => (
        <div key={id} className="gate-evidence">
          <p className="timeline-body">{note}</p>
          <p className="quiet">
            {chart ? <ChartLink definition={chart} /> : null} {addedByName} <Instant at={addedAt} />
          </p>
        </div>
      ))}
    </li>
  );
}

function EvidenceDrawer({ project, code, onClose }: { project: Project; code: GateRequirement; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { id, indicator } = project;
  const usual = { from: project.openedAt.slice(0, 10), to: project.openedAt.slice(0, 10) };
  return (
    <Drawer open onClose={onClose} title={t(`improvement.requirement.${code}`)} size={narrow ? '100%' : 480}>
      <p className="section-note">{t(`improvement.requirement-words.${code}`)}</p>
      <EndpointForm
        endpoint={addProjectEvidence}
        name={`improvement.evidence.${id}.${code}`}
        input={({ charts, note }) => ({
          params: { id },
          body: { requirement: code, note: String(note ?? ''), chart: (charts as [])?.at(-1) ?? null },
        })}
        submit={t('improvement.gate.add')}
        onDone={onClose}
      >
        <Field name="note" label={t('improvement.gate.note')}>
          <LongText rows={4} maxRows={12} most={4000} />
        </Field>
        <Field name="charts" label={t('improvement.chart')} optional>
          <ChartsSelect called={t('improvement.chart')} fallback={{ ...usual, indicator }} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

function PassForm({ project, gate }: { project: Project; gate: ProjectGate }) {
  const { t } = useTranslation();
  const stageName = useStageName();
  const { id } = project;
  return (
    <VersionedForm
      endpoint={passGate}
      name={`improvement.gate.${id}.${gate.stage}`}
      record={project}
      input={({ note }, version) => ({
        params: { id },
        body: { stage: gate.stage, note: String(note ?? ''), version },
      })}
      submit={t('improvement.gate.pass', { stage: stageName(gate.stage) })}
      onDone={() => undefined}
    >
      <Field name="note" label={t('improvement.gate.pass-note')} optional>
        <LongText rows={2} maxRows={6} most={2000} />
      </Field>
    </VersionedForm>
  );
}

/** One gate: what it asks for, what lies before it, and who opens it. */
export function GateSection({ project, gate }: { project: Project; gate: ProjectGate }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const stageName = useStageName();
  const [adding, setAdding] = useState<GateRequirement | null>(null);
  const allowance = project.actions.passGate;
  const next = project.state === 'running' && gate.stage === project.stage;
  const adds = project.actions.addEvidence?.allowed && gate.passedAt === null;
  return (
    <Section title={t('improvement.gate.title', { stage: stageName(gate.stage) })}>
      <Facts
        facts={[
          { label: t('improvement.owner'), value: gate.ownerName },
          { label: t('improvement.project.due-on'), value: <Day on={gate.dueOn} /> },
          { label: t('improvement.gate.passed'), value: gate.passedAt ? <Instant at={gate.passedAt} /> : null },
          { label: t('improvement.gate.passed-by'), value: gate.passedByName },
        ]}
      />
      <p className="section-note">{t(`improvement.stage-words.${gate.stage}`)}</p>
      <ul className="gate-requirements">
        {gate.requirements.map((one) => (
          <RequirementItem key={one.code} one={one} onAdd={adds ? () => setAdding(one.code) : null} />
        ))}
      </ul>
      {next && allowance?.allowed ? <PassForm project={project} gate={gate} /> : null}
      {next && !allowance?.allowed ? (
        <p className="quiet">
          {isComplete(gate) ? words.ofRefusal(allowance?.refusal ?? 'forbidden') : t('improvement.gate.incomplete')}
        </p>
      ) : null}
      {adding ? <EvidenceDrawer project={project} code={adding} onClose={() => setAdding(null)} /> : null}
    </Section>
  );
}
