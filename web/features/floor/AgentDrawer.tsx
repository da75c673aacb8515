import { forceStatus, getAgentLog, moveAgent } from '@tongli/contracts/contacts';
import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../api/hooks.ts';
import { may, useMe, useSite } from '../../api/session.ts';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { LongText } from '../../ui/form/LongText.tsx';
import { useBilingual } from '../../ui/language.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Read } from '../../ui/Read.tsx';
import { Clock, Instant } from '../../ui/Times.tsx';
import { dateIn } from '../../ui/time.ts';
import type { AgentLine } from './agents.ts';
import { Contacts } from './Contacts.tsx';
import type { LiveBoard } from './useBoard.ts';
import { useReasons, useStateWords } from './useStateWords.ts';

const mostNote = 400;

function StatusForm({ line: { agent } }: { line: AgentLine }) {
  const { t } = useTranslation();
  const reasons = useReasons();
  const [status, setStatus] = useState<string>(agent.status === 'ready' ? 'notReady' : 'ready');
  return (
    <EndpointForm
      endpoint={forceStatus}
      name={`floor.status.${agent.id}`}
      initial={{ status }}
      side
      input={({ status: wanted, reason, note }) => ({
        params: { id: agent.id },
        body: {
          status: wanted as 'ready',
          reason: wanted === 'notReady' && reason ? String(reason) : null,
          note: String(note ?? ''),
        },
      })}
      submit={t('floor.status.set')}
      onDone={() => undefined}
    >
      <Field name="status" label={t('floor.status.label')}>
        <Select
          options={(['ready', 'notReady', 'signedOut'] as const).map((one) => ({
            value: one,
            label: t(`floor.status.${one}`),
          }))}
          onSelect={(chosen: string) => setStatus(chosen)}
        />
      </Field>
      {status === 'notReady' ? (
        <Field name="reason" label={t('floor.status.reason')} optional>
          <Select allowClear options={reasons.choices} />
        </Field>
      ) : null}
      <Field name="note" label={t('floor.status.note')} help={t('floor.status.note-help')} optional>
        <LongText rows={2} most={mostNote} />
      </Field>
    </EndpointForm>
  );
}

function Queues({ line: { agent }, live }: { line: AgentLine; live: LiveBoard }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useProblemWords();
  const move = useAct(moveAgent);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  // As they stood when one began to choose: the board goes on.
  const [seen, setSeen] = useState(agent.queueIds);
  const reached = new Set(live.board.queues.map(({ id }) => id));
  const value = chosen ?? agent.queueIds.filter((id) => reached.has(id));
  const save = () =>
    move.mutate(
      { params: { id: agent.id }, body: { queueIds: [...value], seen: [...seen] } },
      { onSettled: () => setChosen(null) },
    );
  return (
    <>
      <Select
        mode="multiple"
        aria-label={t('floor.serves')}
        style={{ width: '100%' }}
        value={[...value]}
        showSearch={{ optionFilterProp: 'label' }}
        options={live.board.queues.map(({ id, name }) => ({ value: id, label: pick(name) }))}
        onChange={(ids: string[]) => {
          if (!chosen) setSeen(agent.queueIds);
          setChosen(ids);
        }}
      />
      {chosen ? (
        <div className="button-row" style={{ marginTop: 8 }}>
          <Button type="primary" loading={move.isPending} onClick={save}>
            {t('floor.act.move-agent')}
          </Button>
          <Button onClick={() => setChosen(null)}>{t('floor.act.leave')}</Button>
        </div>
      ) : null}
      {move.error ? <p role="alert">{words.ofError(move.error)}</p> : null}
    </>
  );
}

const mostEntries = 12;

/** What the day was made of, and who set it. */
function Today({ agentId }: { agentId: string }) {
  const { t } = useTranslation();
  const { zone, now } = useSite();
  const reasons = useReasons();
  const log = useRead(getAgentLog, { params: { id: agentId }, query: { on: dateIn(zone, now()) } });
  return (
    <Read of={log}>
      {({ entries }) => (
        <ul>
          {entries
            .slice(-mostEntries)
            .toReversed()
            .map(({ seq, at, status, reason, slot, state, byName }) => (
              <li key={seq}>
                <Instant at={at} />{' '}
                {slot !== null && state !== null
                  ? t(`floor.slot.${state}`)
                  : [t(`floor.status.${status}`), reasons.wordsOf(reason)]
                      .filter(Boolean)
                      .join(t('app.list-separator'))}
                {byName ? <span className="quiet"> · {t('floor.by', { name: byName })}</span> : null}
              </li>
            ))}
        </ul>
      )}
    </Read>
  );
}

interface AgentDrawerProps {
  line: AgentLine;
  live: LiveBoard;
  onClose: () => void;
}

/** What a leader can do about one agent. */
export function AgentDrawer({ line, live, onClose }: AgentDrawerProps) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const words = useStateWords();
  const supervises = may(useMe(), 'contacts.supervise');
  const { agent } = line;
  const inHand = new Set(agent.slots.flatMap(({ contactId }) => contactId ?? []));
  const contacts = [...live.board.contacts.values()].filter(({ id }) => inHand.has(id));
  return (
    <Drawer open title={agent.name} onClose={onClose} size={narrow ? '100%' : 480}>
      <p>
        {words(line)} · <Clock since={new Date(line.since).toISOString()} />
      </p>
      <section className="floor-part">
        <h3>{t('floor.in-hand')}</h3>
        {contacts.length === 0 ? <p className="quiet">{t('floor.nothing-in-hand')}</p> : null}
        <Contacts contacts={contacts} queues={live.board.queues} />
      </section>
      {supervises ? (
        <>
          <section className="floor-part">
            <h3>{t('floor.status.title')}</h3>
            <StatusForm key={agent.status} line={line} />
          </section>
          <section className="floor-part">
            <h3>{t('floor.serves')}</h3>
            <Queues line={line} live={live} />
          </section>
        </>
      ) : null}
      <section className="floor-part">
        <h3>{t('floor.today')}</h3>
        <Today agentId={agent.id} />
      </section>
    </Drawer>
  );
}
