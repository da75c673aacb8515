import LockOutlined from '@ant-design/icons/es/icons/LockOutlined';
import { type Customer, correctCustomer, discloseCustomer, type IdentityCheck } from '@tongli/contracts/customers';
import { Button, Input } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.ts';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Facts } from '../../ui/record/Facts.tsx';
import type { Where } from './where.ts';

interface PartProps {
  check: IdentityCheck;
  where: Where;
}

/** What is closed says so, and until when. */
function Closed({ act, check }: { act: 'disclose' | 'correct'; check: IdentityCheck }) {
  const { t } = useTranslation();
  const level = t(`ui.identity.level.${check.needs[act]}`);
  return (
    <p className="identity-closed">
      <LockOutlined aria-hidden /> {t(`customers.closed.${act}`, { level })}
    </p>
  );
}

function Correct({ where, full, onDone }: { where: Where; full: Customer; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={correctCustomer}
      name={`customers.correct.${where.id}`}
      secret={['name', 'phone', 'email']}
      side
      initial={{ name: full.name, phone: full.phone ?? '', email: full.email ?? '' }}
      input={({ name, phone, email }) => ({
        params: where,
        body: { name: String(name ?? ''), phone: String(phone ?? ''), email: String(email ?? '').trim() || null },
      })}
      submit={t('customers.correct.submit')}
      cancel={<Button onClick={onDone}>{t('customers.correct.cancel')}</Button>}
      onDone={onDone}
    >
      <Field name="name" label={t('ui.identity.fact.name')}>
        <Input autoComplete="off" />
      </Field>
      <Field name="phone" label={t('ui.identity.fact.phone')}>
        <Input type="tel" autoComplete="off" />
      </Field>
      <Field name="email" label={t('ui.identity.fact.email')} optional>
        <Input type="email" autoComplete="off" />
      </Field>
    </EndpointForm>
  );
}

function Opened({ check, where, full, onChanged }: PartProps & { full: Customer; onChanged: () => void }) {
  const { t } = useTranslation();
  const [correcting, setCorrecting] = useState(false);
  if (correcting)
    return (
      <Correct
        where={where}
        full={full}
        onDone={() => {
          setCorrecting(false);
          onChanged();
        }}
      />
    );
  return (
    <>
      <Facts
        facts={[
          { label: t('ui.identity.fact.name'), value: full.name },
          { label: t('ui.identity.fact.phone'), value: full.phone },
          { label: t('ui.identity.fact.email'), value: full.email },
        ]}
      />
      {check.actions.correct.allowed ? (
        <div className="identity-acts">
          <Button size="small" onClick={() => setCorrecting(true)}>
            {t('customers.correct.open')}
          </Button>
        </div>
      ) : (
        <Closed act="correct" check={check} />
      )}
    </>
  );
}

/** The customer in clear, once the level is reached, and as long as it counts. */
export function Protected({ check, where }: PartProps) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const [full, setFull] = useState<Customer | null>(null);
  const act = useAct(discloseCustomer, setFull);
  const { disclose } = check.actions;
  useEffect(() => {
    if (!disclose.allowed) setFull(null);
  }, [disclose.allowed]);
  if (disclose.refusal === 'identity-level-needed') return <Closed act="disclose" check={check} />;
  if (!disclose.allowed) return null;
  const read = () => act.mutate({ params: where, body: {} });
  if (full) return <Opened check={check} where={where} full={full} onChanged={read} />;
  return (
    <>
      <div className="identity-acts">
        <Button loading={act.isPending} onClick={read}>
          {t('customers.check.show')}
        </Button>
      </div>
      {act.error ? <p role="alert">{problem.ofError(act.error)}</p> : null}
    </>
  );
}
