import { type IdentityCheck, identityCodeLength, sendIdentityCode, tryIdentityCode } from '@tongli/contracts/customers';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Instant } from '../../ui/Times.tsx';
import type { Where } from './where.ts';

type Sent = NonNullable<IdentityCheck['code']>;

function Try({ sent, where }: { sent: Sent; where: Where }) {
  const { t } = useTranslation();
  const id = useId();
  const problem = useProblemWords();
  const [code, setCode] = useState('');
  const act = useAct(tryIdentityCode, () => setCode(''));
  const isWhole = code.length === identityCodeLength;
  return (
    <>
      <p className="quiet" role="status">
        {t('customers.code.sent', { to: sent.sentTo, count: sent.triesLeft })} <Instant at={sent.expiresAt} />
      </p>
      <label htmlFor={id}>{t('customers.code.label')}</label>
      <Input.Search
        id={id}
        inputMode="numeric"
        autoComplete="off"
        maxLength={identityCodeLength}
        value={code}
        loading={act.isPending}
        enterButton={<Button>{t('customers.check.compare')}</Button>}
        onChange={(event) => setCode(event.target.value.replace(/\D/g, ''))}
        onSearch={() => isWhole && act.mutate({ params: where, body: { code } })}
      />
      {act.error ? <p role="alert">{problem.ofError(act.error)}</p> : null}
    </>
  );
}

/** By mail to the address on record: what is said in the conversation itself proves nothing. */
export function Code({ check, where }: { check: IdentityCheck; where: Where }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const act = useAct(sendIdentityCode);
  const { 'send-code': send, 'try-code': enter } = check.actions;
  if (!send.allowed && !enter.allowed && send.refusal !== 'check-codes-often')
    return <p className="quiet">{problem.ofRefusal(send.refusal ?? '')}</p>;
  return (
    <div className="identity-code">
      {check.code && enter.allowed ? <Try sent={check.code} where={where} /> : null}
      <Button
        size="small"
        disabled={!send.allowed}
        title={send.refusal ? problem.ofRefusal(send.refusal) : undefined}
        loading={act.isPending}
        onClick={() => act.mutate({ params: where })}
      >
        {t(check.code ? 'customers.code.again' : 'customers.code.send')}
      </Button>
      {act.error ? <p role="alert">{problem.ofError(act.error)}</p> : null}
    </div>
  );
}
