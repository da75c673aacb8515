import { Button, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldRow } from '../../ui/form/FieldRow.tsx';
import { Section } from '../../ui/record/Section.tsx';

interface RuleBoxProps {
  /** From 0. */
  readonly place: number;
  /** The field of the rule by which it is known. */
  readonly code: string;
  readonly onRemove: () => void;
  readonly children: ReactNode;
}

/** One rule of a list in a form: its number, code and names, what it says, and the way to take it out. */
export function RuleBox({ place, code, onRemove, children }: RuleBoxProps) {
  const { t } = useTranslation();
  return (
    <Section
      title={t('complaints.compensation.rule-number', { number: place + 1 })}
      actions={
        <Button
          size="small"
          danger
          aria-label={t('complaints.compensation.remove-rule', { number: place + 1 })}
          onClick={onRemove}
        >
          {t('complaints.compensation.remove')}
        </Button>
      }
    >
      <FieldRow>
        <Form.Item label={t('complaints.compensation.code')} name={[place, code]}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item label={t('complaints.compensation.name-zh')} name={[place, 'name', 'zh']}>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item label={t('complaints.compensation.name-en')} name={[place, 'name', 'en']}>
          <Input maxLength={120} />
        </Form.Item>
      </FieldRow>
      {children}
    </Section>
  );
}
