import { Form, type FormItemProps } from 'antd';
import { type ReactNode, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldLabel, FieldLabels } from './labels.ts';

interface FieldProps {
  /** Path in the body. */
  name: string | (string | number)[];
  /** Left out where the control says it itself, as a checkbox does. */
  label?: string;
  /** What it is called above the form, where it has no label. */
  called?: string;
  /** A line that helps before anything is wrong. */
  help?: ReactNode;
  /** Marked in words; what is not marked must be filled. */
  optional?: boolean;
  /** Only for what the contract cannot say, such as two fields that must agree. */
  rules?: FormItemProps['rules'];
  valuePropName?: string;
  children: ReactNode;
}

/** One labelled field of an `EndpointForm`. */
export function Field({
  name,
  label,
  called = label,
  help,
  optional = false,
  rules,
  valuePropName,
  children,
}: FieldProps) {
  const { t } = useTranslation();
  const labels = useContext(FieldLabels);
  const path = [name].flat().join('.');
  useEffect(() => {
    if (called) labels.set(path, called);
  }, [labels, path, called]);
  return (
    <FieldLabel value={label}>
      <Form.Item
        name={name}
        label={optional && label ? label + t('ui.form.optional') : label}
        {...(help ? { extra: help } : {})}
        {...(rules ? { rules } : {})}
        {...(valuePropName ? { valuePropName } : {})}
      >
        {children}
      </Form.Item>
    </FieldLabel>
  );
}
