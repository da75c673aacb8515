import { Link } from '@tanstack/react-router';
import { type AbsenceMove, moveAbsentCases, previewAbsenceMove, undoAbsenceMove } from '@tongli/contracts/complaints';
import { Alert, Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';

function useColumns(): Column<AbsenceMove>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'number',
      title: t('complaints.number'),
      text: ({ number }) => number,
      render: ({ number, complaintId }) => <Link to={`/complaints/${complaintId}`}>{number}</Link>,
      phone: 'title',
    },
    {
      key: 'due',
      title: t('complaints.limit'),
      text: ({ dueAt }) => dueAt ?? '',
      render: ({ dueAt }) => (dueAt ? <Instant at={dueAt} /> : null),
    },
    { key: 'to', title: t('complaints.assignment.goes-to'), text: ({ toName }) => toName ?? t('complaints.nobody') },
    {
      key: 'why',
      title: t('complaints.assignment.why'),
      text: ({ rule }) => t(`complaints.assignment.rule.${rule}`),
      grows: true,
    },
  ];
}

/** What somebody who is away leaves: what would go to whom, what went, and the way back. */
export function AbsenceDrawer({ absenceId, onClose }: { absenceId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const narrow = useNarrow();
  const params = { id: absenceId };
  const preview = useRead(previewAbsenceMove, { params });
  const move = useAct(moveAbsentCases);
  const undo = useAct(undoAbsenceMove);
  const columns = useColumns();
  const trouble = move.error ?? undo.error;
  const table = (label: string, rows: readonly AbsenceMove[]) => (
    <DataTable<AbsenceMove>
      label={label}
      rows={rows}
      rowKey={({ complaintId }) => complaintId}
      columns={columns}
      compact
    />
  );
  return (
    <Drawer open size={narrow ? '100%' : 720} onClose={onClose} title={t('complaints.assignment.leaves')}>
      {trouble ? <Alert type="error" showIcon role="alert" title={words.ofError(trouble)} /> : null}
      <Read of={preview}>
        {({ personName, planned, moved }) => (
          <>
            <Section
              title={t('complaints.assignment.planned', { name: personName, count: planned.length })}
              actions={
                planned.some(({ toId }) => toId !== null) ? (
                  <Button type="primary" loading={move.isPending} onClick={() => move.mutate({ params, body: {} })}>
                    {t('complaints.assignment.move')}
                  </Button>
                ) : null
              }
            >
              {planned.length === 0 ? (
                <p className="quiet">{t('complaints.assignment.nothing-left')}</p>
              ) : (
                table(t('complaints.assignment.leaves'), planned)
              )}
            </Section>
            {moved.length > 0 ? (
              <Section
                title={t('complaints.assignment.moved', { count: moved.length })}
                actions={
                  <ConfirmButton
                    question={t('complaints.assignment.undo-question', { name: personName })}
                    pending={undo.isPending}
                    onYes={() => undo.mutate({ params, body: {} })}
                  >
                    {t('complaints.assignment.undo')}
                  </ConfirmButton>
                }
              >
                {table(t('complaints.assignment.moved', { count: moved.length }), moved)}
              </Section>
            ) : null}
          </>
        )}
      </Read>
    </Drawer>
  );
}
