import { roles } from '@tongli/contracts/access';
import type { Fault, ProcessDefinition, ProcessStep, ServiceStandard, StepOwner } from '@tongli/contracts/requests';
import { Alert, Button, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { FieldRows } from './FieldRows.tsx';
import { Both, Labelled, Rows } from './Rows.tsx';
import { WayRows } from './WayRows.tsx';
import { useFaultWords, usePosts } from './words.ts';

function OwnerInput({ owner, onChange }: { owner: StepOwner; onChange: (owner: StepOwner) => void }) {
  const { t } = useTranslation();
  const posts = usePosts();
  const kind = 'role' in owner ? 'role' : owner.where;
  const kinds = [
    { value: 'role', label: t('requests.process.by-role') },
    { value: 'unit', label: t('requests.process.by-unit') },
    { value: 'above', label: t('requests.process.by-above') },
  ];
  const choose = (value: string) => {
    if (value === 'role') onChange({ role: 'agent' });
    else onChange({ post: 'post' in owner ? owner.post : (posts[0]?.value ?? ''), where: value as 'unit' | 'above' });
  };
  return (
    <div className="process-row">
      <Labelled label={t('requests.process.owner-kind')}>
        <Select value={kind} options={kinds} onChange={choose} />
      </Labelled>
      <Labelled label={t('requests.process.owner')}>
        {'role' in owner ? (
          <Select
            value={owner.role}
            options={roles.map((role) => ({ value: role, label: t(`requests.process.role.${role}`) }))}
            onChange={(role) => onChange({ role })}
          />
        ) : (
          <Select value={owner.post || null} options={posts} onChange={(post) => onChange({ ...owner, post })} />
        )}
      </Labelled>
    </div>
  );
}

function Standards({
  standards,
  onChange,
}: {
  standards: readonly ServiceStandard[];
  onChange: (all: ServiceStandard[]) => void;
}) {
  const { t } = useTranslation();
  return (
    <Rows
      rows={standards}
      add={t('requests.process.add-standard')}
      empty={() => ({ value: null, unit: '', measure: { zh: '', en: '' } })}
      onChange={onChange}
    >
      {(row, change) => (
        <>
          <InputNumber
            aria-label={t('requests.process.standard-value')}
            placeholder="93"
            value={row.value}
            onChange={(value) => change({ ...row, value })}
          />
          <Input
            aria-label={t('requests.process.standard-unit')}
            placeholder="cm"
            value={row.unit}
            maxLength={20}
            onChange={(event) => change({ ...row, unit: event.target.value })}
          />
          <Both
            value={row.measure}
            label={t('requests.process.standard-measure')}
            most={120}
            onChange={(measure) => change({ ...row, measure })}
          />
        </>
      )}
    </Rows>
  );
}

interface StepProps {
  definition: ProcessDefinition;
  step: ProcessStep;
  faults: readonly Fault[];
  onChange: (step: ProcessStep) => void;
  onRemove: () => void;
}

function Basics({ step, set }: { step: ProcessStep; set: (change: Partial<ProcessStep>) => void }) {
  const { t } = useTranslation();
  return (
    <>
      <div className="process-row">
        <Both
          labelled
          value={step.name}
          label={t('requests.process.step-name')}
          most={40}
          onChange={(name) => set({ name })}
        />
      </div>
      <div className="process-row">
        <Labelled label={t('requests.process.step-key')}>
          <Input value={step.key} maxLength={40} onChange={(event) => set({ key: event.target.value.trim() })} />
        </Labelled>
        <Labelled label={t('requests.process.limit')}>
          <InputNumber
            value={step.limit.amount}
            onChange={(amount) => set({ limit: { ...step.limit, amount: amount ?? 0 } })}
          />
        </Labelled>
        <Labelled label={t('requests.process.limit-unit')}>
          <Select
            value={step.limit.unit}
            options={[
              { value: 'minutes', label: t('requests.process.working-minutes') },
              { value: 'days', label: t('requests.process.working-days') },
            ]}
            onChange={(unit) => set({ limit: { ...step.limit, unit } })}
          />
        </Labelled>
      </div>
      <OwnerInput owner={step.owner} onChange={(owner) => set({ owner })} />
    </>
  );
}

/** One step: who, until when, with what and to what standard, what is entered, and where the case goes from here. */
export function StepForm({ definition, step, faults, onChange, onRemove }: StepProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const faultWords = useFaultWords();
  const set = (change: Partial<ProcessStep>) => onChange({ ...step, ...change });
  const text = (key: 'inputs' | 'outputs', add: string, label: string) => (
    <Rows rows={step[key]} add={add} empty={() => ({ zh: '', en: '' })} onChange={(rows) => set({ [key]: rows })}>
      {(row, change) => <Both value={row} label={label} most={120} onChange={change} />}
    </Rows>
  );
  return (
    <Section
      title={pick(step.name) || step.key}
      actions={
        <Button danger size="small" onClick={onRemove}>
          {t('requests.process.remove-step')}
        </Button>
      }
    >
      {faults.length > 0 ? (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={
            <ul>
              {faults.map((fault) => (
                <li key={`${fault.code} ${JSON.stringify(fault.params)}`}>{faultWords(fault)}</li>
              ))}
            </ul>
          }
        />
      ) : null}
      <div className="process-rows">
        <Basics step={step} set={set} />
        <h3>{t('requests.process.standards')}</h3>
        <Standards standards={step.standards} onChange={(standards) => set({ standards })} />
        <h3>{t('requests.process.inputs')}</h3>
        {text('inputs', t('requests.process.add-input'), t('requests.process.inputs'))}
        <h3>{t('requests.process.outputs')}</h3>
        {text('outputs', t('requests.process.add-output'), t('requests.process.outputs'))}
        <h3>{t('requests.process.fields')}</h3>
        <FieldRows fields={step.fields} onChange={(fields) => set({ fields })} />
        <WayRows definition={definition} step={step} set={set} />
      </div>
    </Section>
  );
}
