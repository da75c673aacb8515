import type { Presence } from '@tongli/contracts/contacts';
import { Button, Dropdown, type MenuProps } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { pageFile } from '../../../ui/page-file.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Clock } from '../../../ui/Times.tsx';
import { spokenKey } from '../keys.ts';
import { busiest, toneOf } from './busy.ts';
import { NotReadyWhy } from './NotReadyWhy.tsx';
import { sound } from './ring.ts';
import { type SetStatus, useReasons, useSetStatus, useStatusKeys } from './useStatus.ts';
import '../../../ui/desk/presence.css';

const HeadsetDrawer = lazy(pageFile(() => import('../call/HeadsetDrawer.tsx')));

function useWords({ status, reason, slots }: Presence) {
  const { t } = useTranslation();
  const reasons = useReasons();
  const busy = busiest(slots);
  const said = status === 'notReady' && reason ? reasons.words(reason) : t(`contacts.status.${status}`);
  return { said, doing: busy ? t(`contacts.slot.${busy.state}`) : null };
}

function useMenu(presence: Presence, status: SetStatus, onHeadset: () => void): NonNullable<MenuProps['items']> {
  const { t } = useTranslation();
  const pick = useBilingual();
  const reasons = useReasons();
  const isIn = presence.status !== 'signedOut';
  const ring = sound.use();
  const queues = presence.queues.map(({ name }) => pick(name)).join(t('app.list-separator'));
  return [
    {
      key: 'queues',
      type: 'group',
      label: queues ? t('contacts.presence.serves', { queues }) : t('contacts.presence.serves-none'),
    },
    {
      key: 'ready',
      label: t(isIn ? 'contacts.presence.ready' : 'contacts.presence.sign-in'),
      extra: spokenKey('ready'),
      onClick: status.ready,
    },
    {
      key: 'not-ready',
      type: 'group',
      label: t('contacts.presence.not-ready'),
      children: reasons.choices.map(([code, name]) => ({
        key: `reason-${code}`,
        label: name,
        onClick: () => status.notReady(code),
      })),
    },
    { type: 'divider' },
    {
      key: 'sound',
      label: t(ring === 'on' ? 'contacts.presence.sound-off' : 'contacts.presence.sound-on'),
      onClick: () => sound.choose(ring === 'on' ? 'off' : 'on'),
    },
    { key: 'headset', label: t('contacts.presence.headset'), onClick: onHeadset },
    ...(isIn ? [{ key: 'sign-out', label: t('contacts.presence.sign-out'), onClick: status.signOut }] : []),
  ];
}

/** One's status with its reason and the time in it, and the choice of another. */
export function PresenceButton({ presence }: { presence: Presence }) {
  const { t } = useTranslation();
  const status = useSetStatus();
  const [open, setOpen] = useState(false);
  const [trying, setTrying] = useState(false);
  const reasons = useReasons().choices;
  const { said, doing } = useWords(presence);
  const busy = busiest(presence.slots);
  useStatusKeys({ presence, status, reasons, onMenu: () => setOpen(true) });
  const selected = presence.status === 'notReady' ? `reason-${presence.reason}` : presence.status;
  const words = doing ? `${said} · ${doing}` : said;
  return (
    <div className="presence">
      {status.act.error ? (
        <span role="alert" className="presence-problem">
          <NotReadyWhy error={status.act.error} />
        </span>
      ) : null}
      <Dropdown
        open={open}
        onOpenChange={setOpen}
        menu={{
          items: useMenu(presence, status, () => setTrying(true)),
          selectable: true,
          selectedKeys: [selected],
          onClick: () => setOpen(false),
        }}
        trigger={['click']}
        placement="bottomRight"
        getPopupContainer={(button) => button.parentElement ?? document.body}
      >
        <Button
          type="text"
          loading={status.act.isPending}
          aria-haspopup="menu"
          aria-keyshortcuts={`${spokenKey('ready')} ${spokenKey('status')}`}
          aria-label={t('contacts.presence.label', { words })}
        >
          <StateTag tone={toneOf(presence)}>
            <span className="presence-words">{words}</span>
            {presence.status === 'signedOut' ? null : (
              <>
                {' '}
                <Clock since={busy?.since ?? presence.since} />
              </>
            )}
          </StateTag>
        </Button>
      </Dropdown>
      {trying ? (
        <Suspense fallback={null}>
          <HeadsetDrawer onClose={() => setTrying(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}
