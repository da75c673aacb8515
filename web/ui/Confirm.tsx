import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmProps {
  /** What will happen, as a question. */
  question: string;
  /** What cannot be undone, or what is kept. */
  consequence?: string;
  onYes: () => void;
  children: ReactNode;
  pending?: boolean;
}

/** A dangerous act: set apart, in words, asked about once. */
export function ConfirmButton({ question, consequence, onYes, pending = false, children }: ConfirmProps) {
  const { t } = useTranslation();
  return (
    <Popconfirm
      title={question}
      description={consequence}
      okText={t('ui.confirm.yes')}
      cancelText={t('ui.confirm.no')}
      okButtonProps={{ danger: true }}
      onConfirm={onYes}
    >
      <Button danger loading={pending}>
        {children}
      </Button>
    </Popconfirm>
  );
}
