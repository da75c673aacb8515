import { TreeSelect } from 'antd';
import { useTranslation } from 'react-i18next';
import { Field } from '../../../ui/form/Field.tsx';
import { useClasses } from './class-names.ts';

/** A class of the business tree; nothing to choose from where the house has none. */
export function ClassField() {
  const { t } = useTranslation();
  const { tree } = useClasses();
  if (tree.length === 0) return null;
  return (
    <Field name="classCode" label={t('complaints.class.label')} optional>
      <TreeSelect
        treeData={tree}
        allowClear
        showSearch={{ treeNodeFilterProp: 'title' }}
        treeDefaultExpandAll={tree.length < 10}
        placeholder={t('complaints.class.choose')}
      />
    </Field>
  );
}
