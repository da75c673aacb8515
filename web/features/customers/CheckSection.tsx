import { getIdentityCheck, type IdentityCheck, vouchForCustomer } from '@tongli/contracts/customers';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { pageFile } from '../../ui/page-file.ts';
import { Section } from '../../ui/record/Section.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { Instant } from '../../ui/Times.tsx';
import { Code } from './Code.tsx';
import { Protected } from './Protected.tsx';
import { Questions } from './Questions.tsx';
import { Steps } from './Steps.tsx';
import { toneOfLevel, type Where } from './where.ts';
import '../../ui/desk/identity.css';

const ReasonDrawer = lazy(
  pageFile(() => import('../../ui/form/ReasonDrawer.tsx').then(({ ReasonDrawer: drawer }) => ({ default: drawer }))),
);

function Vouch({ where, onClose }: { where: Where; onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Suspense fallback={null}>
      <ReasonDrawer
        endpoint={vouchForCustomer}
        name={`customers.vouch.${where.id}`}
        title={t('customers.vouch.title')}
        consequence={t('customers.vouch.consequence')}
        help={t('customers.vouch.help')}
        submit={t('customers.vouch.submit')}
        most={200}
        input={(reason) => ({ params: where, body: { reason } }) as never}
        onClose={onClose}
      />
    </Suspense>
  );
}

/** Anything at all that can be done to find out who it is. */
const isRunning = ({ actions }: IdentityCheck): boolean =>
  actions.answer.allowed || actions['send-code'].allowed || actions['try-code'].allowed;

function Standing({ check }: { check: IdentityCheck }) {
  const { t } = useTranslation();
  if (check.actions.answer.refusal === 'check-locked' && check.lockedUntil)
    return (
      <p role="status">
        {t('customers.check.locked')} <Instant at={check.lockedUntil} />
      </p>
    );
  if (!check.endsAt) return null;
  return (
    <p className="quiet">
      {t('customers.check.until')} <Instant at={check.endsAt} />
    </p>
  );
}

function Body({ check, where }: { check: IdentityCheck; where: Where }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [vouching, setVouching] = useState(false);
  const running = isRunning(check);
  const isSure = check.level === 'proven';
  return (
    <div className="identity">
      <Standing check={check} />
      {running && open && !isSure ? (
        <div className="identity-check">
          <Questions check={check} where={where} />
          <Code check={check} where={where} />
        </div>
      ) : null}
      {(running && !isSure) || check.actions.vouch.allowed ? (
        <div className="identity-acts">
          {running && !isSure ? (
            <Button
              type={open || check.level !== 'recognised' ? 'default' : 'primary'}
              aria-expanded={open}
              onClick={() => setOpen(!open)}
            >
              {t(open ? 'customers.check.close' : 'customers.check.open')}
            </Button>
          ) : null}
          {check.actions.vouch.allowed && check.level === 'recognised' ? (
            <Button onClick={() => setVouching(true)}>{t('customers.vouch.title')}</Button>
          ) : null}
        </div>
      ) : null}
      <Protected check={check} where={where} />
      <Steps steps={check.steps} questions={check.questions} />
      {vouching ? <Vouch where={where} onClose={() => setVouching(false)} /> : null}
    </div>
  );
}

/** How sure it is who somebody is, what can be done to be surer, and what is closed until then. */
export function CheckSection({ where }: { where: Where }) {
  const { t } = useTranslation();
  const { data: check } = useRead(getIdentityCheck, { params: where }, { staleTime: 10_000 });
  if (!check || check.customerId === null) return null;
  // Of a contact that is over, and in which nothing was checked, there is nothing to say.
  if (check.steps.length === 0 && check.actions.answer.refusal === 'check-over') return null;
  // What is over keeps what was reached in it.
  const level = check.actions.answer.refusal === 'check-over' ? check.reached : check.level;
  return (
    <Section
      title={t('customers.check.title')}
      actions={<StateTag tone={toneOfLevel[level]}>{t(`ui.identity.level.${level}`)}</StateTag>}
    >
      <Body check={check} where={where} />
    </Section>
  );
}
