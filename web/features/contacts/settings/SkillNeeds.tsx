import { Button, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import type { Option } from './useTerms.ts';
import '../../../ui/desk/term-rows.css';
import '../../../ui/form/rows.css';

const levels = [1, 2, 3, 4, 5].map((value) => ({ value, label: String(value) }));
const [mostSkills, mostSteps, mostSeconds] = [10, 5, 86_400];

/** After which time a lower level is enough. */
function Steps({ place }: { place: number }) {
  const { t } = useTranslation();
  return (
    <Form.List name={[place, 'steps']}>
      {(steps, { add, remove }) => (
        <ol className="rungs" aria-label={t('contacts.skill.steps')}>
          {steps.map(({ key, name }) => (
            <li key={key}>
              <div className="rung">
                <Form.Item label={t('contacts.queue.after')} name={[name, 'afterSeconds']}>
                  <InputNumber
                    min={1}
                    max={mostSeconds}
                    suffix={t('contacts.queue.seconds')}
                    className="scaled-number"
                  />
                </Form.Item>
                <Form.Item label={t('contacts.skill.enough')} name={[name, 'level']}>
                  <Select options={levels} />
                </Form.Item>
                <Button
                  size="small"
                  aria-label={t('contacts.skill.remove-step', { number: name + 1 })}
                  onClick={() => remove(name)}
                >
                  {t('contacts.remove')}
                </Button>
              </div>
            </li>
          ))}
          <li>
            <Button
              size="small"
              disabled={steps.length >= mostSteps}
              onClick={() => add({ afterSeconds: (steps.length + 1) * 60, level: 1 })}
            >
              {t('contacts.skill.add-step')}
            </Button>
          </li>
        </ol>
      )}
    </Form.List>
  );
}

/** Which skills a contact asks for, how well, and how that gives way while it waits. */
export function SkillNeeds({ skills }: { skills: readonly Option[] }) {
  const { t } = useTranslation();
  return (
    <Form.List name="skills">
      {(places, { add, remove }) => (
        <fieldset className="skill-needs" aria-label={t('contacts.skill.title')}>
          {places.length === 0 ? <p className="quiet form-notice">{t('contacts.skill.none')}</p> : null}
          {places.map(({ key, name }) => (
            <div key={key}>
              <FieldRow>
                <Form.Item label={t('contacts.skill.one', { number: name + 1 })} name={[name, 'skillId']}>
                  <Select showSearch={{ optionFilterProp: 'label' }} options={[...skills]} />
                </Form.Item>
                <Form.Item label={t('contacts.skill.level')} name={[name, 'level']}>
                  <Select options={levels} />
                </Form.Item>
                <Form.Item label=" " colon={false}>
                  <Button aria-label={t('contacts.skill.remove', { number: name + 1 })} onClick={() => remove(name)}>
                    {t('contacts.remove')}
                  </Button>
                </Form.Item>
              </FieldRow>
              <Steps place={name} />
            </div>
          ))}
          <Button disabled={places.length >= mostSkills} onClick={() => add({ level: 3, steps: [] })}>
            {t('contacts.skill.add')}
          </Button>
        </fieldset>
      )}
    </Form.List>
  );
}
