import {
  type Condition,
  earlierThan,
  fieldsBy,
  operatorsOf,
  type ProcessDefinition,
  type ProcessStep,
} from '@tongli/contracts/requests';
import { InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { Rows } from './Rows.tsx';

interface ConditionProps {
  condition: Condition;
  fields: ReturnType<typeof fieldsBy>;
  onChange: (condition: Condition) => void;
}

function ConditionInput({ condition, fields, onChange }: ConditionProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const field = fields.get(condition.field);
  const ops = field ? operatorsOf(field.type) : [condition.op];
  const compares = condition.op !== 'empty' && condition.op !== 'filled';
  return (
    <>
      <Select
        aria-label={t('requests.process.when-field')}
        value={condition.field || null}
        options={[...fields.values()].map(({ key, name }) => ({ value: key, label: pick(name) || key }))}
        onChange={(key: string) => {
          const [op = 'filled'] = operatorsOf(fields.get(key)?.type ?? 'text');
          onChange({ field: key, op, value: null });
        }}
      />
      <Select
        aria-label={t('requests.process.when-op')}
        value={condition.op}
        options={ops.map((op) => ({ value: op, label: t(`requests.process.op.${op}`) }))}
        onChange={(op) => onChange({ ...condition, op })}
      />
      {compares && field?.type === 'choice' ? (
        <Select
          aria-label={t('requests.process.when-value')}
          value={condition.value}
          options={field.choices.map(({ key, name }) => ({ value: key, label: pick(name) || key }))}
          onChange={(value) => onChange({ ...condition, value })}
        />
      ) : null}
      {compares && field && field.type !== 'choice' ? (
        <InputNumber
          aria-label={t('requests.process.when-value')}
          value={typeof condition.value === 'number' ? condition.value : null}
          onChange={(value) => onChange({ ...condition, value })}
        />
      ) : null}
    </>
  );
}

interface WaysProps {
  definition: ProcessDefinition;
  step: ProcessStep;
  set: (change: Partial<ProcessStep>) => void;
}

/** Where a case goes from here, the first that fits; and where it may be sent back to. */
export function WayRows({ definition, step, set }: WaysProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const fields = fieldsBy(definition, step.key);
  const optionOf = ({ key, name }: ProcessStep) => ({ value: key, label: pick(name) || key });
  const others = definition.steps.filter(({ key }) => key !== step.key).map(optionOf);
  const earlier = earlierThan(definition, step.key);
  const unnamed = step.back.filter((key) => !definition.steps.some((one) => one.key === key));
  return (
    <>
      <h3>{t('requests.process.next')}</h3>
      {step.next.length === 0 ? <p className="quiet">{t('requests.process.ends-here')}</p> : null}
      <Rows
        rows={step.next}
        add={t('requests.process.add-way')}
        empty={() => ({ to: '', when: [] })}
        onChange={(next) => set({ next })}
      >
        {(way, change) => (
          <>
            <Select
              aria-label={t('requests.process.way-to')}
              placeholder={t('requests.process.way-to')}
              value={way.to || null}
              options={others}
              onChange={(to: string) => change({ ...way, to })}
            />
            <Rows
              rows={way.when}
              add={t('requests.process.add-condition')}
              empty={() => ({ field: '', op: 'filled' as const, value: null })}
              onChange={(when) => change({ ...way, when })}
            >
              {(condition, setCondition) => (
                <ConditionInput condition={condition} fields={fields} onChange={setCondition} />
              )}
            </Rows>
          </>
        )}
      </Rows>
      <h3>{t('requests.process.back')}</h3>
      <Select
        mode="multiple"
        aria-label={t('requests.process.back')}
        placeholder={t('requests.process.back-none')}
        value={step.back}
        options={[
          ...definition.steps.filter(({ key }) => earlier.has(key)).map(optionOf),
          ...unnamed.map((key) => ({ value: key, label: key })),
        ]}
        onChange={(back: string[]) => set({ back })}
      />
    </>
  );
}
