import {
  assignRequest,
  discloseRequestFile,
  getRequest,
  type Request,
  requestTopic,
  watchRequest,
} from '@tongli/contracts/requests';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useTopic } from '../../../api/realtime.ts';
import { useMe } from '../../../api/session.ts';
import { Slot } from '../../../app/Slot.tsx';
import { useAddress, usePathParam } from '../../../ui/address.ts';
import { fileAddress } from '../../../ui/file-address.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import type { Fact } from '../../../ui/record/Facts.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { type StepMark, Stepper } from '../../../ui/record/Stepper.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useDirectory } from '../people.ts';
import { RequestClock } from '../RequestClock.tsx';
import { RequestVisits } from '../visits/RequestVisits.tsx';
import { AnswerForm, AssignForm, AttachForm, BackForm, CloseForm, DecideForm, ReopenForm, StepForm } from './Acts.tsx';
import { Entered } from './Entered.tsx';
import { Story } from './Story.tsx';

const parts = {
  'send-back': BackForm,
  answer: AnswerForm,
  decide: DecideForm,
  close: CloseForm,
  reopen: ReopenForm,
  assign: AssignForm,
  attach: AttachForm,
} as const;
type PartName = keyof typeof parts;
const partNames = Object.keys(parts) as PartName[];

function useFacts(request: Request): Fact[] {
  const { t } = useTranslation();
  const { unit } = useDirectory();
  const { customer, limit, answer, adoption, satisfaction } = request;
  return [
    { label: t('requests.owner'), value: request.ownerName ?? t('requests.nobody') },
    { label: t('requests.limit'), value: limit ? <RequestClock limit={limit} /> : null },
    { label: t('requests.unit-label'), value: unit(request.unitId) ?? null },
    {
      label: t('requests.customer'),
      value: customer ? [customer.name, customer.phone].filter(Boolean).join(' · ') : request.lodgedByName,
    },
    { label: t('requests.priority-label'), value: t(`requests.priority.${request.priority}`) },
    ...(request.tags.length > 0 ? [{ label: t('requests.tags'), value: request.tags.join(' · ') }] : []),
    ...(adoption ? [{ label: t('requests.adoption-label'), value: t(`requests.adoption.${adoption}`) }] : []),
    ...(satisfaction ? [{ label: t('requests.rating'), value: t(`requests.score.${satisfaction as 5}`) }] : []),
    ...(answer ? [{ label: t('requests.answer'), value: answer }] : []),
  ];
}

function Steps({ request }: { request: Request }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  if (request.steps.length < 2) return null;
  const done = new Set(request.stays.filter(({ ending }) => ending === 'done').map(({ key }) => key));
  const marks: StepMark[] = request.steps.map(({ key, name }, index) => ({
    key,
    label: pick(name),
    name: t('requests.record.step-of', { position: index + 1, step: pick(name) }),
    state: done.has(key) ? 'done' : 'open',
    current: request.step?.key === key,
    shown: request.step?.key === key,
  }));
  return <Stepper steps={marks} label={t('requests.record.progress')} onChoose={() => undefined} />;
}

function Actions({ request, onOpen }: { request: Request; onOpen: (part: PartName) => void }) {
  const { t } = useTranslation();
  const me = useMe();
  const take = useAct(assignRequest);
  const { actions } = request;
  const offered = partNames.filter((name) => {
    if (name === 'reopen') return request.state === 'closed';
    if (name === 'decide') return request.kind === 'suggestion';
    if (name === 'send-back') return actions[name]?.allowed === true;
    return request.state === 'open';
  });
  return (
    <>
      <Slot name="request.action" give={{ requestId: request.id, number: request.number }} />
      {actions.take?.allowed ? (
        <Button
          loading={take.isPending}
          onClick={() =>
            take.mutate({ params: { id: request.id }, body: { ownerId: me.accountId, fromId: request.ownerId } })
          }
        >
          {t('requests.act.take')}
        </Button>
      ) : null}
      {offered.map((name) => (
        <ActButton key={name} allowance={actions[name]} onAct={() => onOpen(name)}>
          {t(`requests.act.${name}`)}
        </ActButton>
      ))}
    </>
  );
}

function Files({ request }: { request: Request }) {
  const { t } = useTranslation();
  if (request.files.length === 0) return null;
  const open = async (fileId: string) => {
    const reply = await call(discloseRequestFile, { params: { id: request.id, fileId }, body: {} });
    window.open(fileAddress(reply.token), '_blank', 'noopener');
  };
  return (
    <Section title={t('requests.files')}>
      <ul className="side-list">
        {request.files.map(({ id, name }) => (
          <li key={id}>
            <Button type="link" size="small" onClick={() => void open(id)}>
              {name ?? '—'}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Watching({ request }: { request: Request }) {
  const { t } = useTranslation();
  const watch = useAct(watchRequest);
  const { id, watching, watchers } = request;
  return (
    <Section
      title={t('requests.record.watchers')}
      actions={
        <Button
          size="small"
          loading={watch.isPending}
          onClick={() => watch.mutate({ params: { id }, body: { watching: !watching } })}
        >
          {t(watching ? 'requests.act.unwatch' : 'requests.act.watch')}
        </Button>
      }
    >
      <p className={watchers.length === 0 ? 'quiet' : undefined}>
        {watchers.map(({ name }) => name).join(' · ') || t('requests.record.no-watchers')}
      </p>
    </Section>
  );
}

function Work({ request }: { request: Request }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const [search, change] = useAddress();
  const part = partNames.find((name) => name === search.do);
  const close = () => change({ do: undefined });
  if (part) {
    const Chosen = parts[part];
    return (
      <Section title={t(`requests.act.${part}`)}>
        <Chosen request={request} onDone={close} />
      </Section>
    );
  }
  if (!request.step || !request.actions['record-step']?.allowed) return null;
  return (
    <Section title={t('requests.record.now', { step: pick(request.step.name) })}>
      <StepForm key={request.version} request={request} onDone={close} />
    </Section>
  );
}

function Record({ request }: { request: Request }) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const closed = request.state === 'closed';
  return (
    <RecordPage
      title={request.title}
      state={
        <StateTag tone={closed ? 'done' : 'progress'}>
          {closed ? t(`requests.outcome.${request.outcome ?? 'done'}`) : t('requests.state.open')}
        </StateTag>
      }
      lead={`${request.number} · ${t(`requests.kind.${request.kind}`)}`}
      facts={useFacts(request)}
      actions={<Actions request={request} onOpen={(part) => change({ do: part })} />}
      above={
        <>
          {request.erasedAt ? (
            <Alert
              type="info"
              showIcon
              role="status"
              title={
                <>
                  {t('requests.record.erased')} <Instant at={request.erasedAt} />
                </>
              }
            />
          ) : null}
          <Steps request={request} />
        </>
      }
      aside={
        <>
          <Slot
            name="case.beside"
            give={{
              caseId: request.id,
              kind: 'request',
              projectId: request.projectId,
              customerId: request.customer?.id ?? null,
              said: `${request.title}\n${request.body}`,
            }}
          />
          <Watching request={request} />
          <Files request={request} />
        </>
      }
    >
      <Work request={request} />
      <Entered request={request} />
      <RequestVisits request={request} />
      <Story request={request} />
    </RecordPage>
  );
}

/** One request, led through the steps of its process. */
export default function RequestPage() {
  const id = usePathParam('id');
  const result = useRead(getRequest, { params: { id } });
  useTopic(requestTopic, id, () => void result.refetch());
  return <Read of={result}>{(request) => <Record key={request.id} request={request} />}</Read>;
}
