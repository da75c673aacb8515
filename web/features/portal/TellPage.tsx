import { useParams } from '@tanstack/react-router';
import { listPortals, lodgeRequestInPortal, type ToldKind, toldKind } from '@tongli/contracts/complaints';
import type { StagedFile } from '@tongli/contracts/files';
import { mostFilesOfDraft } from '@tongli/contracts/files';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../api/hooks.ts';
import { ConnectionLost } from '../../api/problem.ts';
import { Attachments, type PendingFiles } from '../../ui/form/Attachments.tsx';
import { PlainArea } from '../../ui/form/PlainArea.tsx';
import { PlainChoice } from '../../ui/form/PlainChoice.tsx';
import { PlainField } from '../../ui/form/PlainField.tsx';
import { useBilingual } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { NotFoundPage } from '../../ui/StatusPage.tsx';
import { Heading, Portal } from './Portal.tsx';

const most = 4_000;
const phone = /^\+?[\d\s-]{7,20}$/;

interface Told {
  readonly text: string;
  readonly name: string;
  readonly phone: string;
  readonly projectId: string;
  readonly files: readonly StagedFile[];
}

function useWrong({ text, name, phone: number, projectId }: Told, several: boolean) {
  const { t } = useTranslation();
  const missing = (value: string) => (value.trim() === '' ? t('field.invalid_type') : null);
  const tooLong = text.length > most ? t('field.too_big_string', { maximum: most }) : null;
  return {
    text: missing(text) ?? tooLong,
    name: missing(name),
    phone: phone.test(number.trim()) ? null : t('portal.who.phone-wrong'),
    projectId: several && projectId === '' ? t('portal.choose') : null,
  };
}

/** One key for one thing told: pressing twice, or sending again after the line broke, lodges it once. */
function useTelling(kind: ToldKind) {
  const [told, setTold] = useState<Told>({ text: '', name: '', phone: '', projectId: '', files: [] });
  const [key] = useState(() => crypto.randomUUID());
  const act = useAct(lodgeRequestInPortal);
  const send = () => {
    const { text, name, phone: number, projectId, files } = told;
    const sent = { fileIds: files.map(({ id }) => id), draft: key };
    const customer = { name: name.trim(), phone: number.trim(), email: null };
    act.mutate({
      body: { kind, text: text.trim(), customer, ...sent, ...(projectId ? { projectId } : {}) },
      idempotencyKey: key,
    });
  };
  return {
    told,
    change: (changes: Partial<Told>) => setTold((before) => ({ ...before, ...changes })),
    draft: key,
    act,
    send,
  };
}

type Telling = ReturnType<typeof useTelling>;

/** What shows it: photographs, bills, screenshots. */
function FilesPart({ telling, onPending }: { telling: Telling; onPending: (pending: PendingFiles) => void }) {
  const { t } = useTranslation();
  const { told, change, draft } = telling;
  return (
    <fieldset className="plain-group">
      <legend>{t('portal.matter.files')}</legend>
      <Attachments
        value={told.files}
        onChange={(files) => change({ files })}
        most={mostFilesOfDraft}
        draft={draft}
        onPending={onPending}
      />
    </fieldset>
  );
}

interface WhoFieldsProps extends Pick<Telling, 'told' | 'change'> {
  wrong: ReturnType<typeof useWrong> | null;
}

function WhoFields({ told, change, wrong }: WhoFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <PlainField
        label={t('portal.who.name')}
        autoComplete="name"
        maxLength={60}
        value={told.name}
        wrong={wrong?.name ?? null}
        onText={(name) => change({ name })}
      />
      <PlainField
        label={t('portal.who.phone')}
        type="tel"
        autoComplete="tel"
        maxLength={21}
        value={told.phone}
        wrong={wrong?.phone ?? null}
        onText={(number) => change({ phone: number })}
      />
    </>
  );
}

function TellForm({ kind, telling }: { kind: ToldKind; telling: Telling }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const problem = useProblemWords();
  const { told, change, act, send } = telling;
  const form = useRef<HTMLFormElement>(null);
  const [pending, setPending] = useState<PendingFiles>('none');
  const [asked, setAsked] = useState(false);
  const { data } = useRead(listPortals, {}, { staleTime: 5 * 60_000 });
  const projects = data?.projects ?? [];
  const wrong = useWrong(told, projects.length > 1);
  const shown = (field: keyof typeof wrong) => (asked ? wrong[field] : null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    const complete = Object.values(wrong).every((one) => one === null);
    if (complete && pending === 'none') send();
    // Once it is drawn what is wrong: to the first of it.
    else setTimeout(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      {act.error ? (
        <p role="alert" className="portal-notice">
          {act.error instanceof ConnectionLost ? t('portal.follow.not-sent') : problem.ofError(act.error)}
        </p>
      ) : null}
      {projects.length > 1 ? (
        <PlainChoice
          label={t('portal.lines.title')}
          choices={projects.map(({ id, name }) => ({ value: id, label: pick(name) }))}
          value={told.projectId}
          wrong={shown('projectId')}
          onChoose={(projectId) => change({ projectId })}
        />
      ) : null}
      <PlainArea
        label={t(`portal.tell.text.${kind}`)}
        rows={5}
        most={most}
        value={told.text}
        wrong={shown('text')}
        onText={(text) => change({ text })}
      />
      <FilesPart telling={telling} onPending={setPending} />
      <WhoFields told={told} change={change} wrong={asked ? wrong : null} />
      {asked && pending !== 'none' ? (
        <p role="alert" className="portal-notice">
          {t(`ui.files.${pending}`)}
        </p>
      ) : null}
      <div className="portal-buttons">
        <PlainButton look="primary" type="submit" busy={act.isPending}>
          {t('portal.submit')}
        </PlainButton>
      </div>
    </form>
  );
}

function Tell({ kind }: { kind: ToldKind }) {
  const { t } = useTranslation();
  const telling = useTelling(kind);
  const { data } = telling.act;
  if (!data)
    return (
      <Portal title={t(`portal.tell.title.${kind}`)}>
        <Heading>{t(`portal.tell.title.${kind}`)}</Heading>
        <p className="portal-lead">{t('portal.who.lead')}</p>
        <TellForm kind={kind} telling={telling} />
      </Portal>
    );
  return (
    <Portal title={t('portal.done.title')}>
      <Heading key="done">{t('portal.done.title')}</Heading>
      <section className="portal-card" role="status">
        <p className="quiet">{t('portal.done.number')}</p>
        <p className="portal-number">{data.number}</p>
      </section>
      <a className="portal-link" href={`/portal/request/${data.token}`}>
        {t('portal.done.open')}
      </a>
    </Portal>
  );
}

/** A request, a suggestion or praise: one short page. */
export default function TellPage() {
  const { kind } = useParams({ strict: false }) as { kind?: string };
  const known = toldKind.safeParse(kind);
  return known.success ? <Tell key={known.data} kind={known.data} /> : <NotFoundPage />;
}
