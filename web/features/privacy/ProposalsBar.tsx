import { useMutation, useQueryClient } from '@tanstack/react-query';
import { confirmErasure, type Erasure } from '@tongli/contracts/privacy';
import { Alert, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { ConfirmButton } from '../../ui/Confirm.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';

interface Failure {
  readonly id: string;
  readonly customerName: string;
  readonly error: unknown;
}

/** Each by itself, one after the other: what stands against one keeps no other, and none is half erased. */
async function confirmEach(proposals: readonly Erasure[]): Promise<{ done: number; failures: Failure[] }> {
  const failures: Failure[] = [];
  for (const { id, version, customerName } of proposals)
    await call(confirmErasure, { params: { id }, body: { version } }).catch((error: unknown) =>
      failures.push({ id, customerName, error }),
    );
  return { done: proposals.length - failures.length, failures };
}

/** What the house proposes, of the erasures on the page: confirmed together. */
export function ProposalsBar({ of }: { of: readonly Erasure[] }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const client = useQueryClient();
  const confirm = useMutation({ mutationFn: confirmEach, onSettled: () => client.invalidateQueries() });
  const proposals = of.filter(({ state, actions }) => state === 'proposed' && actions.confirm?.allowed);
  const result = confirm.data;
  if (proposals.length === 0 && !result) return null;
  return (
    <Space direction="vertical" className="form-notice">
      {result ? (
        <Alert
          type={result.failures.length === 0 ? 'success' : 'warning'}
          showIcon
          role="status"
          title={t('privacy.proposals.done', { count: result.done })}
          description={
            result.failures.length === 0 ? null : (
              <>
                <p>{t('privacy.proposals.failed', { count: result.failures.length })}</p>
                <ul>
                  {result.failures.map(({ id, customerName, error }) => (
                    <li key={id}>
                      {customerName}: {words.ofError(error)}
                    </li>
                  ))}
                </ul>
              </>
            )
          }
        />
      ) : null}
      {proposals.length > 0 ? (
        <ConfirmButton
          question={t('privacy.proposals.question', { count: proposals.length })}
          consequence={t('privacy.confirm.consequence')}
          onYes={() => confirm.mutate(proposals)}
          pending={confirm.isPending}
        >
          {t('privacy.proposals.act', { count: proposals.length })}
        </ConfirmButton>
      ) : null}
    </Space>
  );
}
