import { Button, Form, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { usePeople } from '../people.ts';
import { useSkills } from './Why.tsx';

/** Skills that a rule asks, and for what. */
export function Asks({ place }: { place: number }) {
  const { t } = useTranslation();
  const terms = useTerms();
  const skills = useSkills();
  const any = { value: '', label: t('complaints.assignment.any') };
  const languages = (['zh', 'en'] as const).map((value) => ({
    value,
    label: t(`complaints.assignment.language.${value}`),
  }));
  return (
    <Form.List name={[place, 'asks']}>
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <FieldRow key={key}>
              <Form.Item label={t('complaints.product')} name={[name, 'product']} initialValue="">
                <Select options={[any, ...terms.options('product')]} />
              </Form.Item>
              <Form.Item label={t('complaints.area')} name={[name, 'area']} initialValue="">
                <Select options={[any, ...terms.options('area')]} />
              </Form.Item>
              <Form.Item label={t('complaints.assignment.language-label')} name={[name, 'language']} initialValue="">
                <Select options={[any, ...languages]} />
              </Form.Item>
              <Form.Item label={t('complaints.assignment.skill')} name={[name, 'skillId']}>
                <Select showSearch={{ optionFilterProp: 'label' }} options={skills.options} />
              </Form.Item>
              <Form.Item label={t('complaints.assignment.level')} name={[name, 'level']} initialValue={1}>
                <InputNumber<number> min={1} max={5} precision={0} />
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>
                {t('complaints.assignment.remove')}
              </Button>
            </FieldRow>
          ))}
          <p>
            <Button size="small" onClick={() => add()}>
              {t('complaints.assignment.add-ask')}
            </Button>
          </p>
        </>
      )}
    </Form.List>
  );
}

/** Limits of some, beside that of the rest. */
export function Own({ place }: { place: number }) {
  const { t } = useTranslation();
  const people = usePeople();
  return (
    <Form.List name={[place, 'own']}>
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name }) => (
            <FieldRow key={key}>
              <Form.Item label={t('complaints.assignment.handler')} name={[name, 'personId']}>
                <Select showSearch={{ optionFilterProp: 'label' }} options={people.options} />
              </Form.Item>
              <Form.Item label={t('complaints.assignment.most')} name={[name, 'most']}>
                <InputNumber<number> min={0.5} max={1_000} />
              </Form.Item>
              <Button size="small" onClick={() => remove(name)}>
                {t('complaints.assignment.remove')}
              </Button>
            </FieldRow>
          ))}
          <p>
            <Button size="small" onClick={() => add()}>
              {t('complaints.assignment.add-own')}
            </Button>
          </p>
        </>
      )}
    </Form.List>
  );
}
