import { Link, useNavigate } from '@tanstack/react-router';
import { getPerson, type PersonRecord, withdrawLeaving, withdrawPersonMove } from '@tongli/contracts/org';
import { Alert } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe, useSite } from '../../../api/session.ts';
import { usePathParam } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Day } from '../../../ui/Times.tsx';
import { dateIn } from '../../../ui/time.ts';
import { DatedList } from '../DatedList.tsx';
import { StaffStateTag } from './columns.tsx';
import { Gaps } from './Gaps.tsx';
import { HeldCertificates, HeldSkills } from './Held.tsx';
import type { PersonAct } from './PersonDrawers.tsx';

const MovePersonDrawer = lazy(pageFile(() => import('./MovePersonDrawer.tsx')));
const RehireDrawer = lazy(pageFile(() => import('./RehireDrawer.tsx')));
const PersonDrawers = lazy(pageFile(() => import('./PersonDrawers.tsx')));

/** What is planned has not happened yet: it can be taken back. */
function WithdrawMove({ person, on }: { person: PersonRecord; on: string }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { mutate, isPending, error } = useAct(withdrawPersonMove);
  const act = () => mutate({ params: { id: person.id }, body: { on, version: person.version } });
  return (
    <div>
      <ActButton allowance={person.actions['withdraw-move']} pending={isPending} onAct={act}>
        {t('org.person.withdraw-move')}
      </ActButton>
      {error ? <p role="alert">{words.ofError(error)}</p> : null}
    </div>
  );
}

/** Where they belonged and what they were there, newest first. */
function Belongings({ person }: { person: PersonRecord }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { zone, now } = useSite();
  const today = dateIn(zone, now());
  const entries = person.belongings.map(({ unit, post, path, fromOn, untilOn }, index) => ({
    key: `${fromOn}`,
    title: t('org.person.as-in', { post: pick(post), unit: pick(unit) }),
    body: (
      <>
        {path.length > 0 ? <span className="quiet">{path.map(pick).join(t('org.unit.path'))}</span> : null}
        {index > 0 && fromOn !== null && fromOn > today ? <WithdrawMove person={person} on={fromOn} /> : null}
      </>
    ),
    fromOn,
    untilOn,
  }));
  return (
    <Section title={t('org.person.belongings')}>
      <DatedList entries={entries.toReversed()} today={today} label={t('org.person.belongings')} />
    </Section>
  );
}

/** Their last day is known: until then it can be taken back. */
function Leaving({ person }: { person: PersonRecord }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { mutate, isPending, error } = useAct(withdrawLeaving);
  const { leaving } = person;
  if (!leaving) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="form-notice"
      title={
        <>
          {leaving.done ? t('org.leaving.left-on') : t('org.leaving.leaves-on')} <Day on={leaving.lastDayOn} />
        </>
      }
      description={
        <>
          <p>
            {leaving.successorName
              ? t('org.leaving.goes-to', { name: leaving.successorName })
              : t('org.leaving.nobody-general')}
            {leaving.items.length > 0 ? ` ${t('org.leaving.some-apart', { count: leaving.items.length })}` : ''}
          </p>
          {error ? <p role="alert">{words.ofError(error)}</p> : null}
        </>
      }
      action={
        leaving.done ? null : (
          <ActButton
            allowance={person.actions['withdraw-leaving']}
            pending={isPending}
            onAct={() => mutate({ params: { id: person.id }, body: { version: person.version } })}
          >
            {t('org.leaving.withdraw')}
          </ActButton>
        )
      }
    />
  );
}

type Act = PersonAct | 'move' | 'rehire';

function Acts({ person, onAct }: { person: PersonRecord; onAct: (act: Act) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { actions } = person;
  if (person.state === 'left')
    return (
      <ActButton allowance={actions.rehire} kind="primary" onAct={() => onAct('rehire')}>
        {t('org.person.rehire')}
      </ActButton>
    );
  return (
    <>
      <ActButton
        allowance={actions['record-leaving']}
        kind="danger"
        onAct={() => void navigate({ to: `/settings/people/${person.id}/leaving` })}
      >
        {t('org.leaving.record')}
      </ActButton>
      <ActButton allowance={actions.change} onAct={() => onAct('change')}>
        {t('org.person.act.change')}
      </ActButton>
      <ActButton allowance={actions.move} kind="primary" onAct={() => onAct('move')}>
        {t('org.person.move')}
      </ActButton>
    </>
  );
}

function useFacts(person: PersonRecord) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const mayAccounts = may(useMe(), 'access.administer');
  const account = (
    <Link to="/settings/accounts" search={{ 'filter[name][starts]': person.name } as never}>
      {t('org.person.to-account')}
    </Link>
  );
  return [
    { label: t('org.person.number'), value: person.number },
    {
      label: t('org.person.unit'),
      value: <Link to={`/settings/organisation/${person.unitId}`}>{pick(person.unit)}</Link>,
    },
    { label: t('org.person.post'), value: <Link to={`/settings/posts/${person.postId}`}>{pick(person.post)}</Link> },
    { label: t('org.post.level'), value: t(`org.level.${person.level}`) },
    { label: t('org.post.office'), value: t(`org.office.${person.office}`) },
    { label: t('org.person.joined'), value: person.joinedOn ? <Day on={person.joinedOn} /> : null },
    ...(mayAccounts ? [{ label: t('org.person.account'), value: account }] : []),
  ];
}

function PersonShown({ person }: { person: PersonRecord }) {
  const { t } = useTranslation();
  const [act, setAct] = useState<Act | null>(null);
  const close = () => setAct(null);
  return (
    <RecordPage
      title={person.name}
      state={<StaffStateTag state={person.state} />}
      facts={useFacts(person)}
      actions={<Acts person={person} onAct={setAct} />}
      above={
        <>
          <Leaving person={person} />
          {person.state === 'left' ? null : <Gaps gaps={person.gaps} title={t('org.gap.misses')} />}
        </>
      }
      aside={<Belongings person={person} />}
    >
      <HeldSkills person={person} onChange={() => setAct('skills')} />
      <HeldCertificates person={person} onRecord={() => setAct('certificate')} />
      <Suspense fallback={null}>
        {act === 'move' ? <MovePersonDrawer person={person} onClose={close} /> : null}
        {act === 'rehire' ? <RehireDrawer person={person} onClose={close} /> : null}
        {act !== null && act !== 'move' && act !== 'rehire' ? (
          <PersonDrawers act={act} person={person} onClose={close} />
        ) : null}
      </Suspense>
    </RecordPage>
  );
}

/** One member of staff. */
export default function PersonPage() {
  const { t } = useTranslation();
  const id = usePathParam('id');
  const person = useRead(getPerson, { params: { id } });
  if (person.data) return <PersonShown key={id} person={person.data} />;
  return (
    <Page title={t('org.person.people')}>
      <Read of={person}>{() => null}</Read>
    </Page>
  );
}
