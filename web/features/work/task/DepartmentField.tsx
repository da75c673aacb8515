import { listDepartments } from '@tongli/contracts/work';
import { Form, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { useDirectory } from '../names.ts';
import { DueField } from './DueField.tsx';

/** A department as an addressee: whoever answers for it gets the task, within its limit. */
function DepartmentField() {
  const { t } = useTranslation();
  const { unit } = useDirectory();
  const { number } = useNumbers();
  const departments = useRead(listDepartments, {}, { staleTime: 60_000 }).data?.departments ?? [];
  const options = departments.flatMap(({ unitId, answerableName, minutes }) => {
    const name = unit(unitId);
    if (name === null || answerableName === '') return [];
    const words = t('work.department.answers-within', {
      name: answerableName,
      span: t('work.department.hours', { hours: number(Math.round(minutes / 6) / 10) }),
    });
    return [{ value: unitId, label: name, words }];
  });
  return (
    <Field name="departmentId" label={t('work.department.to')} help={t('work.department.to-help')}>
      <Select<string, { value: string; label: string; words: string }>
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        optionRender={({ data }) => (
          <span className="case-option">
            {data.label} <span className="quiet">{data.words}</span>
          </span>
        )}
      />
    </Field>
  );
}

/** To whom, and by when: a person by a time, or a department within its limit unless another time is named. */
export function AddresseeFields() {
  const { t } = useTranslation();
  const to: unknown = Form.useWatch('to');
  return (
    <>
      <Field name="to" label={t('work.department.addressee')}>
        <Choices className="choices">
          <Radio value="person">{t('work.department.to-person')}</Radio>
          <Radio value="department">{t('work.department.to-department')}</Radio>
        </Choices>
      </Field>
      {to === 'department' ? (
        <DepartmentField />
      ) : (
        <>
          <Field name="ownerId" label={t('work.task.owner')} help={t('work.task.owner-help')}>
            <PeopleSelect />
          </Field>
          <DueField />
        </>
      )}
    </>
  );
}
