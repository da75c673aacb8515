import { Button, Popconfirm } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface ConfirmProps {
  /** What will happen, as a question. */
  question: string;
  /** What cannot be undone, or what is kept. */
  consequence?: string;
  /** The word for doing it, where it is clearer than a yes. */
  yes?: string;
  onYes: () => void;
  children: ReactNode;
  /** What it acts on as well, where several on a page say the same. */
  called?: string;
  /** A page's primary act rather than a dangerous one. */
  kind?: 'danger' | 'primary';
  pending?: boolean;
}

/** An act that is asked about once; a dangerous one, unless said otherwise. */
export function ConfirmButton({
  question,
  consequence,
  yes,
  onYes,
  kind = 'danger',
  pending = false,
  children,
  called,
}: ConfirmProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  return (
    <Popconfirm
      open={open}
      onOpenChange={setOpen}
      title={question}
      description={consequence}
      okText={yes ?? t('ui.confirm.yes')}
      cancelText={t('ui.confirm.no')}
      okButtonProps={{ danger: kind === 'danger' }}
      onConfirm={onYes}
    >
      <Button
        {...(kind === 'danger' ? { danger: true } : { type: 'primary' })}
        loading={pending}
        aria-label={called}
        // Each click asks or stops asking: who clicks twice would never see the question.
        onDoubleClick={() => setOpen(true)}
      >
        {children}
      </Button>
    </Popconfirm>
  );
}
